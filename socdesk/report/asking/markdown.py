"""A page of questions as Markdown: to be sent as plain text, and answered in a line each."""

import re

from socdesk.report.asking.form import Form, FormQuestion

_MARKUP = re.compile(
    r"([\\`*_{}\[\]<>#|~&$@]|:(?=//)|(?<=www)\.|^[-+=]|(?<=^\d)[.)])", re.IGNORECASE
)
_SPACE = re.compile(r"\s+")


def write_markdown_form(form: Form) -> str:
    """Return the form as CommonMark; what others typed is text in it and never markup."""
    parts = [f"# {text_only(form.page.title)}"]
    parts += [text_only(text) for text in form.opening]
    parts.append(f"{text_only(form.who)}: {text_only(form.person)}")
    parts += [_question(question, form.heads[1]) for question in form.questions]
    parts.append(text_only(form.page.footer[0]))
    return "\n\n".join(parts) + "\n"


def text_only(text: str) -> str:
    """Return a text on one line, with every letter escaped that could be markup."""
    line = _SPACE.sub(" ", text).strip()
    return _MARKUP.sub(r"\\\1", line)


def _question(question: FormQuestion, answer: str) -> str:
    about = f"{text_only(question.place)}. " + text_only(question.wanted)
    parts = [f"## {text_only(question.text)}", about.strip(), text_only(question.help)]
    options = [
        f"{option.number}. {text_only(option.label)}"
        + (f" ({text_only(option.gloss)})" if option.gloss else "")
        for option in question.options
    ]
    parts += ["\n".join(options), f"`{question.key}` {text_only(answer)}:"]
    return "\n\n".join(part for part in parts if part)
