"""An empty Gradio page whose answer is its question: what any turn in Gradio costs, to measure ours against."""

from __future__ import annotations

import os
import sys

os.environ |= {"GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_OFFLINE": "1"}

import gradio as gr

if __name__ == "__main__":
    with gr.Blocks(analytics_enabled=False) as blocks:
        chat, question = gr.Chatbot(), gr.Textbox(elem_id="question")
        question.submit(
            lambda asked, turns: (
                "",
                [*turns, {"role": "user", "content": asked}, {"role": "assistant", "content": "ok"}],
            ),
            [question, chat],
            [question, chat],
        )
    blocks.launch(server_name="127.0.0.1", server_port=int(sys.argv[1]), quiet=True)
