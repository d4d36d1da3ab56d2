"""책이 놓인 주소(`html.baseurl`)에 기대는 것: 미리보기의 꼬리표와 404 쪽. 주소는 _config.yml에만 적습니다."""

import textwrap
from html import escape

from docutils import nodes

DESCRIPTION_CHARS = 120


def use_baseurl(app, config) -> None:
    config.ogp_site_url = config.html_baseurl
    config.ogp_site_name = config.html_title
    config.html_additional_pages["404"] = "404.html"
    # _config.yml에 적으면 jupyter-book이 만든 다른 설정(단추)이 지워집니다.
    config.html_theme_options["logo"] = {"text": config.html_title}


def description(doctree: nodes.document) -> str:
    """쪽의 첫 글. 링크뿐인 줄(Colab에서 열기)과 표는 건너뜁니다."""
    for paragraph in doctree.findall(nodes.paragraph):
        linked = "".join(one.astext() for one in paragraph.findall(nodes.reference))
        if isinstance(paragraph.parent, nodes.section) and linked != paragraph.astext():
            text = " ".join(paragraph.astext().split())
            return textwrap.shorten(text, DESCRIPTION_CHARS, placeholder=" …")
    return ""


def describe(app, pagename, templatename, context, doctree) -> None:
    context["book_address"] = app.config.html_baseurl
    if doctree and (text := escape(description(doctree))):
        context["meta"] = {**(context["meta"] or {}), "og:description": text}
        context["metatags"] += f'<meta name="description" content="{text}" />\n'


def setup(app):
    # sphinxext-opengraph와 테마가 읽기 전에 정합니다.
    app.connect("config-inited", use_baseurl, priority=100)
    app.connect("html-page-context", describe, priority=100)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
