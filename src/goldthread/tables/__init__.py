"""Files and texts as people have them → typed columns, and exactly what could not be read.

`reading` makes a table of a file or of what was pasted; `columns` judges a column of it, as numbers or
as times; `cells` reads one number, duration, day or period, as a form's field holds it; `calendar` says
what step a series takes and what it leaves out. Nothing is guessed: what could be read in two ways is
`Ambiguous`, with both readings. Nothing here knows Django.
"""
