"""The tables as version 0.3 begins them. An installation from before goes the way of those replaced."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('people', '0001_initial'),
        ('people', '0002_asked_and_answered'),
        ('people', '0003_organisations_asked'),
        ('people', '0004_teams_close_and_roles_end'),
    ]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('name', models.CharField(max_length=150)),
                ('title', models.CharField(blank=True, max_length=150, verbose_name='post')),
                ('is_active', models.BooleanField(default=True)),
                ('left_on', models.DateField(blank=True, null=True)),
                ('muted', models.BooleanField(default=False, verbose_name='no weekly e-mail')),
            ],
            options={
                'verbose_name_plural': 'people',
                'ordering': ['name', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('left_on', None), ('is_active', False), _connector='OR'), name='whoever_left_cannot_sign_in')],
            },
        ),
        migrations.CreateModel(
            name='Departure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('things', models.JSONField(default=list)),
                ('taken_back_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='departures', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, unique=True, validators=[django.core.validators.RegexValidator('^[A-Z0-9][A-Z0-9-]*\\Z', 'Use capital letters, digits and hyphens, such as SASH.')])),
                ('ods_code', models.CharField(blank=True, max_length=10, null=True, unique=True, verbose_name='ODS code')),
                ('name', models.CharField(max_length=200)),
                ('shared', models.CharField(choices=[('nothing', 'Nothing'), ('totals', 'Totals'), ('workshops', 'Workshops, without names')], default='totals', max_length=12)),
                ('weeks_of_planning', models.PositiveSmallIntegerField(default=8)),
                ('words', models.JSONField(blank=True, default=dict)),
            ],
            options={
                'ordering': ['code'],
                'constraints': [models.CheckConstraint(condition=models.Q(('weeks_of_planning__gte', 1), ('weeks_of_planning__lte', 26)), name='planning_takes_one_to_26_weeks')],
            },
        ),
        migrations.CreateModel(
            name='DatedEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('chief_executive_came', 'A chief executive came'), ('chief_executive_went', 'A chief executive went'), ('inspection', 'An inspection'), ('special_measures_began', 'Special measures began'), ('special_measures_ended', 'Special measures ended'), ('merger', 'A merger'), ('counting_changed', 'A change in how something is counted'), ('intervention_began', 'An intervention began'), ('other', 'Something else')], max_length=30)),
                ('on', models.DateField()),
                ('precision', models.CharField(choices=[('year', 'The year only'), ('month', 'The month'), ('day', 'The day')], default='day', max_length=5)),
                ('title', models.CharField(max_length=150)),
                ('note', models.TextField(blank=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dated_events', to='people.organisation')),
            ],
            options={
                'ordering': ['on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Partnership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(unique=True)),
                ('name', models.CharField(max_length=200)),
                ('words', models.JSONField(blank=True, default=dict)),
                ('organisations', models.ManyToManyField(blank=True, related_name='partnerships', to='people.organisation')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Team',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=150)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='teams', to='people.organisation')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='children', to='people.team', verbose_name='parent')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('name', models.CharField(max_length=150)),
                ('role', models.CharField(blank=True, choices=[('staff', 'Staff'), ('team_lead', 'Team lead'), ('facilitator', 'Facilitator of the improvement office'), ('executive', 'Executive'), ('board_member', 'Board member'), ('evaluator', 'Evaluator'), ('administrator', 'Administrator')], max_length=20)),
                ('about', models.CharField(blank=True, max_length=80)),
                ('asks', models.CharField(blank=True, max_length=300)),
                ('invited_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('accepted_at', models.DateTimeField(null=True)),
                ('declined_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='people.organisation')),
                ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='people.partnership')),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='people.team')),
            ],
            options={
                'ordering': ['-invited_at'],
            },
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('staff', 'Staff'), ('team_lead', 'Team lead'), ('facilitator', 'Facilitator of the improvement office'), ('executive', 'Executive'), ('board_member', 'Board member'), ('evaluator', 'Evaluator'), ('administrator', 'Administrator')], max_length=20)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='people.organisation')),
                ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='people.partnership')),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='people.team')),
            ],
        ),
        migrations.CreateModel(
            name='EndedRole',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('staff', 'Staff'), ('team_lead', 'Team lead'), ('facilitator', 'Facilitator of the improvement office'), ('executive', 'Executive'), ('board_member', 'Board member'), ('evaluator', 'Evaluator'), ('administrator', 'Administrator')], max_length=20)),
                ('how', models.CharField(choices=[('taken', 'Taken away'), ('closed', 'The team was closed'), ('left', 'They left')], max_length=10)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('given_back_at', models.DateTimeField(null=True)),
                ('departure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='people.departure')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ended_roles', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ended_roles', to='people.organisation')),
                ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ended_roles', to='people.partnership')),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ended_roles', to='people.team')),
            ],
            options={
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='PartnershipInvitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(blank=True, max_length=20, validators=[django.core.validators.RegexValidator('^[A-Z0-9][A-Z0-9-]*\\Z', 'Use capital letters, digits and hyphens, such as SASH.')])),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('invited_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('accepted_at', models.DateTimeField(null=True)),
                ('declined_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('invited_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asked', to='people.partnership')),
            ],
            options={
                'ordering': ['-invited_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(models.Q(('code', ''), _negated=True), ('email', '')), models.Q(('code', ''), models.Q(('email', ''), _negated=True)), _connector='OR'), name='a_partnership_asks_by_code_or_by_email'), models.CheckConstraint(condition=models.Q(models.Q(('accepted_at', None), ('declined_at', None)), models.Q(('accepted_at', None), ('withdrawn_at', None)), models.Q(('declined_at', None), ('withdrawn_at', None)), _connector='OR'), name='a_partnership_is_answered_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='team',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_on', None)), fields=('organisation', 'parent', 'name'), name='open_team_name_once_under_its_parent'),
        ),
        migrations.AddConstraint(
            model_name='team',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_on', None), ('parent', None)), fields=('organisation', 'name'), name='open_team_name_once_at_the_top'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('accepted_at', None), ('declined_at', None)), models.Q(('accepted_at', None), ('withdrawn_at', None)), models.Q(('declined_at', None), ('withdrawn_at', None)), _connector='OR'), name='an_invitation_is_accepted_declined_or_withdrawn'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('role', ''), _negated=True), ('about', ''), ('asks', '')), models.Q(('role', ''), models.Q(('about', ''), _negated=True), models.Q(('asks', ''), _negated=True)), _connector='OR'), name='an_invitation_is_to_a_role_or_about_a_thing'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('organisation__isnull', False), ('partnership', None)), models.Q(('organisation', None), ('partnership__isnull', False), ('team', None)), _connector='OR'), name='an_invitation_comes_from_an_organisation_or_a_partnership'),
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('organisation', None), ('partnership', None), ('team__isnull', False)), models.Q(('organisation__isnull', False), ('partnership', None), ('team', None)), models.Q(('organisation', None), ('partnership__isnull', False), ('team', None)), _connector='OR'), name='a_grant_is_at_one_place'),
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.UniqueConstraint(fields=('person', 'role', 'team'), name='a_role_once_at_a_team'),
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.UniqueConstraint(fields=('person', 'role', 'organisation'), name='a_role_once_at_an_organisation'),
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.UniqueConstraint(fields=('person', 'role', 'partnership'), name='a_role_once_at_a_partnership'),
        ),
        migrations.AddConstraint(
            model_name='endedrole',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('organisation', None), ('partnership', None), ('team__isnull', False)), models.Q(('organisation__isnull', False), ('partnership', None), ('team', None)), models.Q(('organisation', None), ('partnership__isnull', False), ('team', None)), _connector='OR'), name='an_ended_role_was_at_one_place'),
        ),
        migrations.AddConstraint(
            model_name='endedrole',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('departure__isnull', False), ('how', 'left')), models.Q(models.Q(('how', 'left'), _negated=True), ('departure', None)), _connector='OR'), name='who_left_has_a_departure'),
        ),
    ]
