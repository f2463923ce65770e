"""Whether a phrase speaks of a woman or a man: what decides which pronoun can stand for it."""

from __future__ import annotations

import unicodedata

from index.quotes import lexicon

_FEMALE = frozenset(
    """
    adele adriana agathe agnes agneta agnieszka aisha alba aleksandra alena alessandra alessia alexandra alice alina
    alma almut amalia amanda amber amelia amelie amina amira ana anastasia andrea anette angela angelica angelika
    angelina anika anina anissa anita anja anke ann anna anna-lena annabell annalena annalisa anne anne-marie
    annegret annelie annelies anneliese annelore annemarie annett annette annie annika annkathrin antje antoinette
    antonia ariane arianna asli astrid aurelia aylin ayse ayşe babette bahar barbara beata beate beatrice beatrix
    beatriz belinda benedetta benita bernadette bertha bettina betty bianca birgit birte bodil brenda briana
    brigitta brigitte britta brunhilde bärbel camilla caren carina carla carlotta carmela carmen carola carole
    carolin carolina caroline carolyn cassandra catarina catherine cathrin cathy cecilia celine chantal charlotte
    charlène chiara chloe christa christel christiane christin christina christine cilia cindy claire clara claudia
    claudine clementine concetta condoleezza conny constanze cora cordula corinna corinne cornelia cosima cynthia
    cécile dagmar daniela danielle danuta daphne debbie deborah delphine denise desiree diana diane dilma dina
    dolores donna dora doreen doris dorit dorota dorothea dorothee dunja dunya ebru edda edelgard edeltraud edith
    eileen ekaterina elaine eleanor elena eleonore elfriede elif elina elisa elisabeth elise elizabeth elke ella
    ellen elly elsa elsbeth else elvira elżbieta emilia emily emine emma emmanuelle enrica erika erna esperanza esra
    esther eugenie eva eveline evelyn ewa fabienne fadime fanny faten fatima fatma fatou federica feleknas felicitas
    filiz fiona florence florentine franca frances francesca franziska frauke frida frieda friederike gabriela
    galina geraldine gerda gerlinde gertrud gesine gina ginevra giorgia gisela gitta gitte gloria grace graziella
    grażyna greta gretchen guadalupe gudrun gunda gundula gunhild gunilla gwendolyn gülay gülsen halina hanife hanna
    hannah hanne hanne-lore hannelore harriet hatice heather hedwig heide heidemarie heidi heidrun heike helen
    helena helene helga hella helle helma henriette henrike hermine herta hester hilda hilde hildegard hilke hilla
    hillary hiltrud hülya ilaria iliana ilka ilona ilse imelda imke imogen ina indira ines inga inge ingeborg ingrid
    inka inmaculada insa inês irene irina iris irmela irmgard irmi irmtraud isa isabel isabela isabella isabelle
    isolde ivana ivanka ivonne iwona jacinda jacqueline jamila jana jane janet janina janine janna jasmin jeanette
    jeanine jeannette jelena jennifer jenny jessica jill jimena joana joanna jodie johanna jolanta josefa josefina
    josefine josepha josephine joyce juanita judith judy jule julia juliane julie juliette julija june justina
    justyna jutta kaja kamala kamilla karen karima karin karla karoline katarina katarzyna kate katerina katharina
    katharine kathleen kathrein kathrin kathy katja katrin katy kemi kerstin kira kirsten kirsty klara klarissa
    klaudia konstanze korinna krista kristalina kristen kristin kristina krystyna kylie lara larissa latifa laura
    lea lea-sophie leila lena leni lenka leonie leonore letizia lia liana libby liesel lieselotte lilian liliana
    lilli lily lina linda linn lisa liz ljubow ljudmila lore lorena loretta lotte louisa louise luana lucia lucie
    lucrezia lucy ludmila luisa luise luise-marie luz lydia lynn mabel macarena madeleine madonna mafalda magda
    magdalena magdalene maia maike maite maja malala malin mandy manja manuela mara mareike maren margaret margarete
    margaretha margarethe margarita margit margot margret margrit maria mariam mariana mariann marianne marie
    mariela mariella marietta marija marika marilyn marina marine marion marisa marit marita marlen marlene marlies
    marlis marta martha martina mary marzena mathilde maud maureen maya małgorzata mechthild medina meike melania
    melanie melek melina melinda melisa meral mercedes meret merit merle meryem meryl mette mia michaela michela
    michelle michèle mila milena mina mireia miriam mirja mirjam misty moira molly mona monica monika monique
    montserrat muriel myriam nadeschda nadia nadija nadine nadja najla nancy nanette naomi natalie natalija natascha
    nathalie nazan nele nelly nermin nesrin nevin nicole nicole-marie nicolette nieves nilgün nina nives noelia
    noemi noor nora nuray nurcan nuria octavia oda odile oksana olena olga olivia ophelia orla ornella ortrud oxana
    oya paloma paola patricia paula paulina pauline penelope penny perihan petra phyllis pia pilar pinar polina
    priska priti rabea rachel rachida raffaella rahel raissa ramona rania raquel rebecca regina regine regula
    reinhild renata renate resi rhea ricarda riccarda rina rita roberta rocio romy ronja rosa rosalie rosalind
    rosanna rosemarie rosemary rosi rosina rosmarie rossella roswita roswitha rotraud roxana roxane ruth sabina
    sabine sabrina sahra sally salome samantha sanae sandra sandrine sanna saoirse sara sarah sarina saskia selda
    selina selma senta serap serena sevim seyran sharon sheila shirley sibel sibylle sidonie sieglinde sigi signe
    sigrid sigrun silke silvana silvia simona simonetta sina sinead siri sofia soledad solveig songül sonia sonja
    sonya sophia sophie stefania stefanie steffi stella stephania stephanie sue susan susana susann susanna susanne
    suse suzanne svenja swantje swetlana sybille sylvia tabea tamara tania tanja tansu tarja tatjana teresa teresita
    tessa thea thekla theresa therese thérèse tiffany tilda tina tine tracy traute trude trudi tuba tulsi tülay ulla
    ulrike undine ursel ursina ursula urszula uschi uta ute valentina valeria valerie valérie vanessa vera verena
    veronika vicky victoria viktoria viola violetta virginia viviane walentina waltraud waltraut wanda warwara
    wencke wendy wiebke wiesława wilhelmine winnie xenia yael yasemin yasmin yelena yildiz yolanda yuliya yvette
    yvonne zahra zeynep zita zoe zofia zuzana zuzanna özlem şebnem
    """.split()
)
_MALE = frozenset(
    """
    aad aaron abbas abdel abdul abdullah abraham achim adam adnan adolf adrian adriano agostino ahmad ahmed aiman
    akbar alain alan albert alberto albin albrecht aldo alejandro aleksander aleksandr alekseij alessandro alessio
    alex alexander alexandre alexandru alexei alexej alfons alfonso alfred alfredo ali alois alvaro amadeus amir
    amos anders andras andreas andrei andrej andrew andrij andris andrzej andré angelo angus anselm ansgar anthony
    antoine anton antoni antonio antonis antónio anwar aris arjen armin arnaud arne arnim arno arnold arseni arsenij
    arsène artem arthur artur arturo ashraf asif athanasios attila august augusto avi avigdor axel ayman aziz babak
    barack barry bart bartholomäus baschar bashar basil bastian bayram ben benedict benedikt benito benjamin benny
    benoît bernard bernd berndt bernhard bernie bert berthold bertold bertram bilal bill binali björn björn-erik bob
    bodo bogdan boris borys boyko brad bradley brendan brent brett brian bronisław bruce bruno burghard burkhard
    burkhart béla calvin cameron carl carles carlo carlos carmelo carsten casper cem cesar chaim charles charlie
    chester chris christer christiaan christian christof christoph christopher christos chuck claas claas-hinrich
    claus clay clemens clemens-august cliff clint clive colin constantin corneille cornelius craig curt curtis cyril
    cyrill cássio césar dalibor damian damien dan daniel danilo danny darius darko darren dave david davide davor
    dean denis dennis denys derek desmond detlef dev dick didier diego dieter dietmar dimitri dimitrios dino diogo
    dirk djamel dmitri dmitrij dmitry dmytro domenico dominic dominik don donald donato dong douglas dragan duncan
    dwight dylan eamon eberhard ebrahim eddie eddy edgar edi edin edmond edmund edmundo eduard eduardo edward edwin
    efraim egbert egidius egon ehud eike eitel ekkehard ekrem elias elie eliot elliot elmar elmo elon emanuel
    emanuele emerich emil emmanuel emre engelbert enno enrico enver enzo ephraim erdal eren erhard eric erich erik
    ernesto ernie ernst errol erwan erwin esteban ethan etienne eugen eugene eugenio evan evo ewald fabian fabio
    fabrice fabrizio faisal farid fatih federico felix ferdi ferdinand ferenc fernando fidel filip filippo finn
    flavio florian francis francisco franco franjo frank frank-walter frans franz franz-josef fred frederik fredrik
    friedbert friedemann friedhelm friedrich fritz fritzi fulvio gaetano gareth garri garry gary gavin gebhard geert
    gene geoff geoffrey georg george georges georgi gerald gerardo gerd gerhard gerhart gernod gernot gero gerrit
    gerwin giacomo gianni giannis gideon gil gilles gino giorgio giorgos giovanni giulio giuseppe glenn gonzalo
    gordian gordon gottfried graham grant greg gregor gregory grigori guido guillaume guillermo guiseppe gus gustaf
    gustav gustavo guy gyula gábor gáspár göran götz günter günther hakan haldor hamid hannes hanno hannu hans hans-
    christian hans-dietrich hans-georg hans-joachim hans-jochen hans-jürgen hans-martin hans-peter hans-ulrich hans-
    werner harald haris harold harry hartmut hartwig harvey hasan hashim hassan heath hector heiko hein heiner
    heinrich heinz helge helmut helmuth hendrik henning henri henrik henry henryk herbert heribert hermann hermann-
    josef hidetoshi hieronymus hinrich hiroshi hjalmar holger horst hosein hosni hossein howard hubert hubertus hugh
    hugo hugues humberto husain hussein hüseyin ian ibrahim ignacio ignatius ignaz igor ihor ilham ilias ilja ilyas
    immanuel imran ingmar ingo ingolf ioannis irakli isaac isaak isidor ismail ismet ivan ivica ivo iwan jaap jacek
    jack jacques jaime jair jakob jakov jamal james jamie jan jan-peter janez janis jannik jannis janos jared jarek
    jaroslav jaroslaw jarosław jason javier jay jean jean-claude jean-luc jean-marc jean-marie jean-paul jean-pierre
    jean-yves jeff jeffrey jens jeremias jeremy jeroen jerome jerry jesper jesse jesús jewgeni jewgenij jewhen jim
    jimmy jiri jiří joachim joaquín jochen joe joel joey johan johann johannes johannis john johnny jon jonas
    jonathan jonny jordi jorge jos jose josef joseph joshua josias josip jost josua josé jovan joão juan juho jules
    julian julius jupp juri jurij justin justus jános jörg jörn jürg jürgen kaan kai kamal karim karl karl-heinz
    karl-josef karl-theodor karlheinz karol karsten kaspar kay-uwe keir keith kemal ken kenan kenneth kevin khaled
    khalid kiril kjell klaas klaus klemens knud knut kofi konrad konstantin konstantinos kostas kris krzysztof kurt
    kyle kyriakos lajos lamar larry lars larsson laszlo laurence laurent laurenz lawrence lazar lech lennart lenny
    leo leon leonardo leonhard leonid leopold leopoldo lesley lester levin levon lew lewis liam linus lionel lloyd
    lorenz lorenzo lothar louis lubomir lucas luciano ludger ludovic ludwig luigi luis lukas luke lutz luís lászló
    maarten madis mads magnus mahmoud mahmud maik maksym malcolm malte manfred manfredo manmohan manolo mansur
    manuel marat marc marcel marcello marcelo marco marcos marcus marek mariano marijan marin mario marius mark
    markku marko markus marlon marshall marten martijn martin marvin mateusz mathew mathias mathieu mathis matias
    mats matt matteo matteus matthew matthias matthis matthäus maurice mauricio mauritz mauro max maximilian
    maximilien mehdi mehmet meinhard meinrad melvin menachem mesut micha michael michail michał michel micky miguel
    mihai mihail mikael mike mikheil mikko mikulas milan miles milorad milos miloš mircea mirko miro miroslav mitch
    mitt mladen mohamad mohamed mohammad mohammed moritz morris morten moses moshe muammar muhammad mustafa mychajlo
    mykola nabil naftali naoto narendra nathan nathaniel nazem neil nelson nestor newt nicholas nick nicklas nico
    nicolae nicolai nicolas nicolás niels nigel niklas nikola nikolai nikolas nikolaus nikos nils nino noah norbert
    nouri nuri nursultan odd oded olaf olav ole oleg oleh oleksandr oleksij olexander oliver olli omar omer omid
    onur orhan orlando ortwin oscar oskar osman oswald otmar ottfried ottmar otto ottokar pablo pal palle paolino
    paolo pascal pat patricio patrick paul paulo pavel pavlo pawel pedro peer pekka pepe peppino per percy pete
    peter petr petro phil philip philipp philippe pier pierre piet pieter pietro pim pinchas pino piotr pirmin pius
    péter quentin quirin radek radko radosław radovan rafael raffael raffaele rafik rahm raimund rainer rainhard raj
    rajiv ralf ralph ramon ramsan ramón randy raphael rashid ratko raul ray raymond raymund raúl recep reiner
    reinhard reinhardt reinhart reinhold renato rené rex rhett ricard ricardo riccardo rich richard richie rick rico
    rishi rob robbie robert roberto rocco roderich rodney rodrigo roger roland rolando rolf romain roman romano
    romeo romuald ron ronald ronnie ronny rory ross rostislav roy ruben rudi rudolf rudolph rupert ruprecht ruslan
    russell ryan rémy rüdiger rüstem sachar saddam sadiq sahin said salih salman salvador salvatore sam samir samuel
    sandro sanjay santiago saul scott sean sebastian selim sepp serdar serge sergei sergej sergey sergio serhij
    severin shaun shimon shinzo shinzō sid sidney siegbert siegfried siegmar siegmund sigfried sigismund sigmar
    silas silvio simon sinan sixten slavoj slobodan stan stanislaus stanislav stanisław stavros stefan steffen
    stepan stephan stephen steve steven stig stuart stéphane sulejman svante sven swen sönke sören süleyman tadeusz
    tamás tarek tarik tariq tassilo tayyip ted terence terje terry theo theodor thilo thomas thorsten tiago tibor
    till tilman tilmann tim timm timo timothy tino titus tobi tobias todd todor tom tomas tomasz tomislav tommaso
    tommy tony torben tore torsten traugott travis trevor tristan tyler udo ulf uli ulli ullrich ulrich umberto
    urban urs ursus utz uwe vaclav valdis valentin valentino valerio vasco veit venkat vicente victor vidkun viktor
    vincent vincenzo vinzenz virgil vitali vitalij vito vittorio vladimir vladislav vlado vojislav volkan volker
    volkmar volodymyr vuk vytautas václav waldemar waldo walter wassili wassyl wayne wendelin wenzel werner wesley
    wiktor wilbur wilfred wilfried wilhelm willem willi william willy wim winfried winston witali witalij
    wjatscheslaw wladimir wladislaw wladyslaw wojciech wolf wolf-dieter wolfgang wolfhard wolfram wolodimir
    wolodymyr woody xaver xavier yair yann yannick yannis yasin yassir yitzhak yoav yunus yuri yusuf yves zacharias
    zafer zdeněk zeljko zoltan zoran zsolt zygmunt álvaro étienne özcan
    """.split()
)
_BOTH = frozenset(
    """
    alexis andrea daniele dominique elia gabriel gabriele ira joan jocelyn jordan joy kelly kim leslie lindsay
    lindsey luca marian maxi michele mika nicola nikita pascale robin rosario sami sascha simone sultan toni vivian
    """.split()
)
_NEUTRAL = ("mitglied", "oberhaupt", "opfer", "star", "legende", "kind", "person", "fraktionsmitglied")
_WOMEN = ("frau", "mutter", "schwester", "witwe", "königin", "tochter", "prinzessin")


def is_given_name(word: str) -> bool:
    """Whether the word, in lower case, is a first name of the lists."""
    return any(form in _FEMALE or form in _MALE or form in _BOTH for form in _spellings(word))


def _spellings(word: str) -> tuple[str, ...]:
    """The word, and without accents where it has any: "štefan", "josé"."""
    if word.isascii():
        return (word,)
    plain = "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
    return (word, plain)


def of_given_name(word: str) -> bool | None:
    """True for a woman's first name of the lists, False for a man's; the first half of "Marie-Agnes" tells."""
    for form in (*_spellings(word), *_spellings(word.partition("-")[0])):
        if form in _BOTH:
            return None
        if form in _FEMALE or form in _MALE:
            return form in _FEMALE
    return None


def gender(determiner: str, head: str, name: str, *, role: bool) -> bool | None:
    """True for a woman, False for a man, None where nothing tells.

    "die Sprecherin", "Ursula Braun" -> True; "der Sprecher", "Minister Braun" -> False; "das Mitglied" -> None.
    """
    if role and (head.endswith("in") or head.endswith(_WOMEN) or determiner in {"die", "eine"}):
        return True
    first = name.split(" ")[0].lower() if " " in name else ""
    if (sex := of_given_name(first)) is not None:
        return sex
    if first in _BOTH:
        first = ""
    if role and not head.endswith(_NEUTRAL) and lexicon.role_head(head):
        return False
    return True if first.endswith("a") else None
