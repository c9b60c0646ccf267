"""What people say about things of the rooms: comments, questions, answers."""
