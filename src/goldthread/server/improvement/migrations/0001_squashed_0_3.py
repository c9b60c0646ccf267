"""The tables as version 0.3 begins them. An installation from before goes the way of those replaced."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('improvement', '0001_initial'),
        ('improvement', '0002_planning_steps_follow_and_what_is_set_aside'),
        ('improvement', '0003_members_without_an_account'),
    ]

    initial = True

    dependencies = [
        ('measures', '0001_squashed_0_3'),
        ('people', '0001_squashed_0_3'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ValueStream',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=150)),
                ('scope', models.TextField()),
                ('chosen_by', models.CharField(max_length=200, verbose_name='who chose it')),
                ('chosen_why', models.TextField(verbose_name='why it was chosen')),
                ('considered', models.TextField(blank=True, verbose_name='what else was considered')),
                ('opened_on', models.DateField()),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('closed_why', models.TextField(blank=True)),
                ('synthetic', models.BooleanField(default=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='value_streams', to='people.organisation')),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.team')),
            ],
            options={
                'ordering': ['organisation', 'title'],
            },
        ),
        migrations.CreateModel(
            name='WeeklyEmail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('week', models.DateField()),
                ('things', models.PositiveIntegerField(verbose_name='how many things were due')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='weekly_emails', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-week', 'person'],
            },
        ),
        migrations.CreateModel(
            name='Workshop',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('rpiw', 'Rapid process improvement workshop'), ('kaizen', 'Kaizen event'), ('clinic', 'Clinic')], default='rpiw', max_length=10)),
                ('title', models.CharField(max_length=150)),
                ('process', models.TextField(verbose_name='the process, from where to where')),
                ('stage', models.CharField(choices=[('proposed', 'Proposed'), ('planning', 'Planning'), ('event', 'Event'), ('remeasuring', 'Remeasuring'), ('closed', 'Closed'), ('stood_down', 'Stood down')], default='proposed', max_length=12)),
                ('starts', models.DateField(blank=True, null=True, verbose_name='first day of the event')),
                ('ends', models.DateField(blank=True, null=True, verbose_name='last day of the event')),
                ('proposed_on', models.DateField()),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='the day it was closed or stood down')),
                ('checks_at_120', models.BooleanField(default=False, verbose_name='also remeasure at 120 days')),
                ('checks_at_365', models.BooleanField(default=False, verbose_name='also remeasure at 365 days')),
                ('stood_down_why', models.TextField(blank=True)),
                ('stood_down_at', models.CharField(blank=True, max_length=12, verbose_name='the stage it was stood down at')),
                ('changed', models.TextField(blank=True, verbose_name='what was changed')),
                ('learnt', models.TextField(blank=True, verbose_name='what was learnt')),
                ('synthetic', models.BooleanField(default=False)),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.team')),
                ('value_stream', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='workshops', to='improvement.valuestream')),
            ],
            options={
                'ordering': ['-starts', 'title'],
            },
        ),
        migrations.CreateModel(
            name='WaivedGate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gate', models.CharField(choices=[('patient_partner', 'a patient partner'), ('process_owner', 'a process owner'), ('baseline', 'a baseline for every chosen measure')], max_length=20)),
                ('reason', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workshop', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='waivers', to='improvement.workshop')),
            ],
        ),
        migrations.CreateModel(
            name='SetAside',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('part', 'A part'), ('step', 'A planning step'), ('measure', 'A measure and its values'), ('values', 'Values'), ('waiver', 'A waiver')], max_length=10)),
                ('name', models.CharField(max_length=300)),
                ('rows', models.JSONField()),
                ('is_back', models.BooleanField(default=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('value_stream', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='set_aside', to='improvement.valuestream')),
                ('workshop', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='set_aside', to='improvement.workshop')),
            ],
            options={
                'verbose_name_plural': 'set aside',
            },
        ),
        migrations.CreateModel(
            name='PlanningStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=150)),
                ('weeks_before', models.PositiveSmallIntegerField()),
                ('due_on', models.DateField(null=True)),
                ('done_on', models.DateField(null=True)),
                ('follows', models.CharField(blank=True, choices=[('patient_partner', 'a patient partner'), ('process_owner', 'a process owner'), ('workshop_leader', 'a workshop leader'), ('baseline', 'a baseline for every chosen measure')], max_length=20, verbose_name='what ticks it once it is there')),
                ('ticked_itself', models.BooleanField(default=False)),
                ('done_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workshop', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='improvement.workshop')),
            ],
            options={
                'ordering': ['-weeks_before', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='PartHeld',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=150)),
                ('post', models.CharField(blank=True, max_length=150)),
                ('agreed', models.BooleanField(default=True)),
                ('asked_on', models.DateField(blank=True, null=True)),
                ('declined_on', models.DateField(blank=True, null=True)),
                ('part', models.CharField(choices=[('sponsor', 'Sponsor'), ('process_owner', 'Process owner'), ('workshop_leader', 'Workshop leader'), ('team_leader', 'Team leader'), ('home_team', 'Home team'), ('away_team', 'Away team'), ('patient_partner', 'Patient partner'), ('sensei', 'Sensei')], max_length=20)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to=settings.AUTH_USER_MODEL)),
                ('value_stream', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='improvement.valuestream')),
                ('workshop', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='improvement.workshop')),
            ],
            options={
                'ordering': ['part', 'person__name', 'name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='WorkshopMeasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('lead_time', 'Lead time'), ('cycle_time', 'Cycle time'), ('setup_time', 'Set-up time'), ('defects', 'Defects'), ('walking_distance', 'Walking distance'), ('inventory', 'Inventory'), ('work_in_progress', 'Work in progress'), ('space', 'Space'), ('productivity', 'Productivity'), ('ehs', 'Environment, health and safety (5S)'), ('other', 'Another measure')], max_length=20)),
                ('name', models.CharField(max_length=150)),
                ('unit', models.CharField(max_length=40)),
                ('direction', models.CharField(choices=[('up', 'Higher is better'), ('down', 'Lower is better')], default='down', max_length=4)),
                ('defects_form', models.CharField(blank=True, choices=[('count', 'As a count'), ('ratio', 'As a ratio'), ('count_and_output', 'As a count, with the output it came from')], max_length=20)),
                ('ratio_of', models.CharField(blank=True, choices=[('items', 'Share of items that are defective (at most 1)'), ('defects', 'Defects per item (may exceed 1)')], max_length=10)),
                ('target', models.FloatField(blank=True, null=True)),
                ('touched', models.PositiveIntegerField(blank=True, null=True, verbose_name='places it touches')),
                ('places', models.PositiveIntegerField(blank=True, null=True, verbose_name='places there are')),
                ('place_name', models.CharField(blank=True, max_length=40, verbose_name='what the places are')),
                ('contributes_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to='measures.measure')),
                ('workshop', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measures', to='improvement.workshop')),
            ],
            options={
                'ordering': ['workshop', 'position'],
            },
        ),
        migrations.CreateModel(
            name='WorkshopValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('point', models.CharField(choices=[('baseline', 'Baseline'), ('day_1', 'Day 1'), ('day_2', 'Day 2'), ('day_3', 'Day 3'), ('day_4', 'Day 4'), ('day_5', 'Day 5'), ('30', '30 days'), ('60', '60 days'), ('90', '90 days'), ('120', '120 days'), ('365', '365 days')], max_length=10)),
                ('value', models.FloatField()),
                ('defects', models.FloatField(blank=True, null=True)),
                ('output', models.FloatField(blank=True, null=True)),
                ('taken_on', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='values', to='improvement.workshopmeasure')),
            ],
            options={
                'ordering': ['measure', 'taken_on', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='valuestream',
            constraint=models.UniqueConstraint(fields=('organisation', 'title'), name='value_stream_titled_once'),
        ),
        migrations.AddConstraint(
            model_name='valuestream',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_on', None), ('closed_why', '')), models.Q(('closed_on__isnull', False), models.Q(('closed_why', ''), _negated=True)), _connector='OR'), name='a_value_stream_closes_with_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='weeklyemail',
            constraint=models.UniqueConstraint(fields=('person', 'week'), name='one_weekly_email_a_week'),
        ),
        migrations.AddIndex(
            model_name='workshop',
            index=models.Index(fields=['stage', 'ends'], name='workshop_by_stage'),
        ),
        migrations.AddConstraint(
            model_name='workshop',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ends', None), ('starts', None)), models.Q(('ends__gte', models.F('starts')), ('starts__isnull', False)), _connector='OR'), name='an_event_has_both_days'),
        ),
        migrations.AddConstraint(
            model_name='workshop',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['proposed', 'planning', 'stood_down']), ('starts__isnull', False), _connector='OR'), name='an_event_that_was_run_has_days'),
        ),
        migrations.AddConstraint(
            model_name='workshop',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stage', 'stood_down'), models.Q(('stood_down_why', ''), _negated=True)), models.Q(models.Q(('stage', 'stood_down'), _negated=True), ('stood_down_why', '')), _connector='OR'), name='stood_down_with_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='workshop',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', False), ('stage__in', ['closed', 'stood_down'])), models.Q(models.Q(('stage__in', ['closed', 'stood_down']), _negated=True), ('ended_on', None)), _connector='OR'), name='only_what_has_ended_has_an_end'),
        ),
        migrations.AddConstraint(
            model_name='waivedgate',
            constraint=models.UniqueConstraint(fields=('workshop', 'gate'), name='a_gate_is_waived_once'),
        ),
        migrations.AddConstraint(
            model_name='waivedgate',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_waiver_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='setaside',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('value_stream__isnull', False), ('workshop', None)), models.Q(('value_stream', None), ('workshop__isnull', False)), _connector='OR'), name='what_is_set_aside_was_in_one_place'),
        ),
        migrations.AddConstraint(
            model_name='planningstep',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('done_by', None), ('done_on', None)), models.Q(('done_by__isnull', False), ('done_on__isnull', False)), _connector='OR'), name='a_step_is_done_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='partheld',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('value_stream__isnull', False), ('workshop', None)), models.Q(('value_stream', None), ('workshop__isnull', False)), _connector='OR'), name='a_part_is_in_one_place'),
        ),
        migrations.AddConstraint(
            model_name='partheld',
            constraint=models.UniqueConstraint(fields=('person', 'part', 'value_stream'), name='a_part_once_in_a_value_stream'),
        ),
        migrations.AddConstraint(
            model_name='partheld',
            constraint=models.UniqueConstraint(fields=('person', 'part', 'workshop'), name='a_part_once_in_a_workshop'),
        ),
        migrations.AddConstraint(
            model_name='partheld',
            constraint=models.UniqueConstraint(condition=models.Q(('agreed', True), ('part', 'sponsor')), fields=('value_stream',), name='one_sponsor_a_value_stream'),
        ),
        migrations.AddConstraint(
            model_name='partheld',
            constraint=models.UniqueConstraint(condition=models.Q(('agreed', True), ('part', 'process_owner')), fields=('workshop',), name='one_process_owner_a_workshop'),
        ),
        migrations.AddConstraint(
            model_name='partheld',
            constraint=models.CheckConstraint(condition=models.Q(('person__isnull', False), models.Q(('name', ''), _negated=True), _connector='OR'), name='whoever_plays_a_part_has_a_name'),
        ),
        migrations.AddConstraint(
            model_name='partheld',
            constraint=models.CheckConstraint(condition=models.Q(('person', None), ('agreed', True), _connector='OR'), name='whoever_has_a_part_agreed'),
        ),
        migrations.AddConstraint(
            model_name='workshopmeasure',
            constraint=models.UniqueConstraint(fields=('workshop', 'position'), name='one_workshop_measure_a_position'),
        ),
        migrations.AddConstraint(
            model_name='workshopmeasure',
            constraint=models.CheckConstraint(condition=models.Q(('position__gte', 1), ('position__lte', 8)), name='up_to_eight_workshop_measures'),
        ),
        migrations.AddConstraint(
            model_name='workshopmeasure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['lead_time', 'cycle_time', 'setup_time']), _negated=True), ('unit', 'minutes'), _connector='OR'), name='durations_are_elapsed_minutes'),
        ),
        migrations.AddConstraint(
            model_name='workshopmeasure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'defects'), models.Q(('defects_form', ''), _negated=True)), models.Q(models.Q(('kind', 'defects'), _negated=True), ('defects_form', '')), _connector='OR'), name='only_defects_have_a_form'),
        ),
        migrations.AddConstraint(
            model_name='workshopmeasure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('defects_form__in', ['ratio', 'count_and_output']), models.Q(('ratio_of', ''), _negated=True)), models.Q(models.Q(('defects_form__in', ['ratio', 'count_and_output']), _negated=True), ('ratio_of', '')), _connector='OR'), name='a_ratio_says_what_it_is_of'),
        ),
        migrations.AddConstraint(
            model_name='workshopmeasure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('contributes_to', None), ('places', None), ('touched', None)), models.Q(('contributes_to__isnull', False), ('places__gte', 1), ('touched__gte', 1), ('touched__lte', models.F('places'))), _connector='OR'), name='touched_places_are_among_the_places'),
        ),
        migrations.AddConstraint(
            model_name='workshopvalue',
            constraint=models.UniqueConstraint(fields=('measure', 'point'), name='one_value_a_point'),
        ),
        migrations.AddConstraint(
            model_name='workshopvalue',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('defects', None), ('output', None)), models.Q(('defects__gte', 0), ('output__gt', 0)), _connector='OR'), name='defects_go_with_their_output'),
        ),
    ]
