app_name = "aims"
urlpatterns = []
