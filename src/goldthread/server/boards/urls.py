from django.urls import include, path

from goldthread.server.live import views as live
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.admission import button, form, page, stranger, visible
from goldthread.server.people.pages import programme_of, team_of
from goldthread.server.tasks.abilities import TasksAbility

from .abilities import BoardsAbility
from .views import boards, captured, days, links, tickets, wall
from .views.finding import board_or_404, kudos_or_404, ticket_or_404

app_name = "boards"
KEEP, WRITE, READ = (
    BoardsAbility.KEEP_BOARDS,
    BoardsAbility.WRITE_ON_BOARDS,
    BoardsAbility.READ_WHAT_CAME_IN,
)

of_a_board = [
    path("", page(boards.board, visible, board_or_404), name="board"),
    path("live/", page(live.at, visible, board_or_404), name="live"),
    path("wall/", page(wall.wall, visible, board_or_404), name="wall"),
    path("arrange/", form(boards.arrange, KEEP, board_or_404), name="arrange"),
    path("write/", form(tickets.write, WRITE, board_or_404), name="write"),
    path("similar/", page(tickets.similar, WRITE, board_or_404), name="similar"),
    path("tickets/", page(tickets.tickets, visible, board_or_404), name="tickets"),
    path("mark/", form(days.mark_day, WRITE, board_or_404), name="mark_day"),
    path("today/", form(days.count, WRITE, board_or_404), name="count"),
    path("thank/", form(days.thank, WRITE, board_or_404), name="thank"),
    path("came-in/", page(captured.incoming, READ, board_or_404), name="incoming"),
    path("links/", page(links.links, KEEP, board_or_404), name="links"),
    path("links/make/", button(links.make, KEEP, board_or_404), name="make_link"),
    path("links/end/", button(links.end, KEEP, board_or_404), name="end_link"),
    path("poster/", page(links.poster, KEEP, board_or_404), name="poster"),
]
of_a_ticket = [
    path("", page(tickets.ticket, visible, ticket_or_404), name="ticket"),
    path("move/", button(tickets.move, WRITE, ticket_or_404), name="move"),
    path("change/", form(tickets.change, WRITE, ticket_or_404), name="change"),
    path("answer/", form(tickets.answer, WRITE, ticket_or_404), name="answer"),
    path("done/", form(tickets.end, WRITE, ticket_or_404), name="end"),
    path("not-taken-up/", form(tickets.decline, WRITE, ticket_or_404), name="decline"),
    path("reopen/", button(tickets.reopen, WRITE, ticket_or_404), name="reopen"),
    path("task/", form(tickets.give_task, TasksAbility.GIVE_TASKS, ticket_or_404), name="give_task"),
    path("take-in/", button(captured.take_in, READ, ticket_or_404), name="take_in"),
]
urlpatterns = [
    path("o/<str:code>/boards/", page(boards.boards, PeopleAbility.SEE_NAMES, programme_of), name="boards"),
    path("o/<str:code>/boards/team/<int:pk>/begin/", form(boards.begin, KEEP, team_of), name="begin"),
    path("o/<str:code>/boards/<int:pk>/", include(of_a_board)),
    path("o/<str:code>/boards/ticket/<int:pk>/", include(of_a_ticket)),
    path("o/<str:code>/boards/thanks/<int:pk>/show/", button(captured.show, READ, kudos_or_404), name="show"),
    path(
        "o/<str:code>/boards/thanks/<int:pk>/leave-out/",
        button(captured.leave_out, READ, kudos_or_404),
        name="leave_out",
    ),
    path("board/<str:token>/", form(captured.hand_in, stranger), name="hand_in"),
    path("wall/<str:token>/", page(wall.by_link, stranger), name="on_the_wall"),
    path("wall/<str:token>/live/", page(wall.live_by_link, stranger), name="on_the_wall_live"),
    path("board/<str:token>/thanks/", form(captured.hand_in_kudos, stranger), name="hand_in_kudos"),
]
