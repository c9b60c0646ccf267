"""The demonstration programme: five trusts on 15 July 2019. Its workshops and people are invented."""

from datetime import date

TODAY = date(2019, 7, 15)
