"""The tables as version 0.3 begins them. An installation from before goes the way of those replaced."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('aims', '0001_initial'),
        ('aims', '0002_whose_priorities'),
        ('aims', '0003_values_retire'),
    ]

    initial = True

    dependencies = [
        ('improvement', '0001_squashed_0_3'),
        ('measures', '0001_squashed_0_3'),
        ('people', '0001_squashed_0_3'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Priority',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=90, unique=True, validators=[django.core.validators.RegexValidator('^[A-Z0-9][A-Z0-9&-]*\\Z', 'Use capital letters, digits, hyphens and &, such as A&E-4H.')])),
                ('title', models.CharField(max_length=150)),
                ('description', models.TextField(blank=True)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('set_on', models.DateField()),
                ('lapsed_on', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='priorities', to='people.organisation')),
                ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='priorities', to='people.partnership')),
            ],
            options={
                'verbose_name_plural': 'priorities',
                'ordering': ['title'],
            },
        ),
        migrations.CreateModel(
            name='Adoption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('adopted', models.BooleanField()),
                ('decided_on', models.DateField()),
                ('reason', models.TextField(blank=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adoptions', to='people.organisation')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('priority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adoptions', to='aims.priority')),
            ],
            options={
                'ordering': ['organisation', 'priority__title'],
            },
        ),
        migrations.CreateModel(
            name='StreamMeasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stream_measures', to='measures.measure')),
                ('value_stream', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stream_measures', to='improvement.valuestream')),
            ],
        ),
        migrations.CreateModel(
            name='Value',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=100)),
                ('description', models.TextField(blank=True)),
                ('agreed_on', models.DateField(blank=True, null=True)),
                ('retired_on', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='values', to='people.organisation')),
            ],
            options={
                'ordering': ['organisation', 'title'],
            },
        ),
        migrations.CreateModel(
            name='Objective',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=150)),
                ('description', models.TextField(blank=True)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('closed_why', models.TextField(blank=True)),
                ('measures', models.ManyToManyField(blank=True, related_name='objectives', to='measures.measure')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='objectives', to='people.organisation')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='objectives', to=settings.AUTH_USER_MODEL)),
                ('value_streams', models.ManyToManyField(blank=True, related_name='objectives', to='improvement.valuestream')),
                ('priorities', models.ManyToManyField(blank=True, related_name='objectives', to='aims.priority')),
                ('values', models.ManyToManyField(blank=True, related_name='objectives', to='aims.value')),
            ],
            options={
                'ordering': ['organisation', 'title'],
            },
        ),
        migrations.CreateModel(
            name='AcceptedBreak',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('no_open_value_stream', 'No open value stream'), ('objective_without_measure', 'An objective without a measure'), ('objective_not_read', 'An objective whose measures have not been read for two periods'), ('value_stream_without_objective', 'A value stream without an objective'), ('dimension_neither_measured_nor_excused', 'A dimension neither measured nor excused'), ('workshop_contributes_to_nothing', 'A workshop whose measures contribute to nothing'), ('touched_share_under_ten_percent', 'A workshop that touches less than 10%'), ('priority_lapsed', 'A priority that has lapsed')], max_length=40)),
                ('about', models.CharField(max_length=100)),
                ('reason', models.TextField()),
                ('accepted_on', models.DateField()),
                ('review_on', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accepted_breaks', to='people.organisation')),
            ],
            options={
                'ordering': ['review_on'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'kind', 'about'), name='a_break_is_accepted_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='accepting_a_break_has_a_reason'), models.CheckConstraint(condition=models.Q(('review_on__gt', models.F('accepted_on'))), name='a_break_is_looked_at_again_after_it_was_accepted')],
            },
        ),
        migrations.CreateModel(
            name='Excuse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dimension', models.CharField(choices=[('quality', 'Quality'), ('service', 'Service'), ('delivery', 'Delivery'), ('morale', 'Morale'), ('cost', 'Cost')], max_length=10)),
                ('reason', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('value_stream', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='excuses', to='improvement.valuestream')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('value_stream', 'dimension'), name='a_dimension_is_excused_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='an_excuse_has_a_reason')],
            },
        ),
        migrations.AddConstraint(
            model_name='priority',
            constraint=models.CheckConstraint(condition=models.Q(('partnership', None), ('organisation', None), _connector='OR'), name='a_priority_is_of_one_at_most'),
        ),
        migrations.AddConstraint(
            model_name='priority',
            constraint=models.CheckConstraint(condition=models.Q(('lapsed_on', None), ('lapsed_on__gte', models.F('set_on')), _connector='OR'), name='a_priority_lapses_after_it_was_set'),
        ),
        migrations.AddConstraint(
            model_name='adoption',
            constraint=models.UniqueConstraint(fields=('organisation', 'priority'), name='a_priority_is_decided_once'),
        ),
        migrations.AddConstraint(
            model_name='adoption',
            constraint=models.CheckConstraint(condition=models.Q(('adopted', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_priority_is_declined_with_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='streammeasure',
            constraint=models.UniqueConstraint(fields=('value_stream', 'measure'), name='a_stream_has_a_measure_once'),
        ),
        migrations.AddConstraint(
            model_name='value',
            constraint=models.UniqueConstraint(fields=('organisation', 'title'), name='a_value_is_named_once'),
        ),
        migrations.AddConstraint(
            model_name='objective',
            constraint=models.UniqueConstraint(fields=('organisation', 'title'), name='an_objective_is_titled_once'),
        ),
        migrations.AddConstraint(
            model_name='objective',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_on', None), ('closed_why', '')), models.Q(('closed_on__isnull', False), models.Q(('closed_why', ''), _negated=True)), _connector='OR'), name='an_objective_closes_with_a_reason'),
        ),
    ]
