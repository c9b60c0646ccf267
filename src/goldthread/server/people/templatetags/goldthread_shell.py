"""Our page shell, which is Jinja2, around django-allauth's pages, which are Django templates."""

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_block_tag(takes_context=True)
def page_title(context: Context, content: str) -> str:
    """Keep the title for the shell that follows."""
    context["page_title"] = mark_safe(content.strip())
    return ""


@register.simple_block_tag(takes_context=True)
def shell(context: Context, content: str) -> SafeString:
    """The content within our shell. Both are rendered, and escaped, by now."""
    page = {
        "title": context.get("page_title", ""),
        "content": mark_safe(content),
        "form": context.get("form"),
    }
    return mark_safe(render_to_string("people/signing_in.jinja", page, request=context.get("request")))
