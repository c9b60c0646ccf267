"""Figures: a method's result drawn as Vega-Lite, one function a figure.

Each function answers with a Figure, which carries its own alt text and its data as
a table. charts.render turns a figure into SVG or PNG without a browser.
"""

from goldthread.charts.figure import Figure

__all__ = ["Figure"]
