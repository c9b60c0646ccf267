"""The method library: arrays in, frozen results out.

Nothing here knows of Django, of a database or of a page. Each method is one
module with one public entry, imported by name: ``from goldthread.methods
import spc``. Heavy libraries load when they are used, not here.
"""
