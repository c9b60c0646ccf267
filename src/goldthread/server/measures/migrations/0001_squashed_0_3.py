"""The tables as version 0.3 begins them. An installation from before goes the way of those replaced."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('measures', '0001_initial'),
        ('measures', '0002_definition_may_be_completed'),
        ('measures', '0003_mistakes_can_be_mended'),
        ('measures', '0004_own_proposals_taken_back'),
        ('measures', '0005_columns_are_remembered'),
    ]

    initial = True

    dependencies = [
        ('people', '0001_squashed_0_3'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=30, validators=[django.core.validators.RegexValidator('^[A-Z0-9][A-Z0-9-]*\\Z', 'Use capital letters, digits and hyphens, such as SASH.')])),
                ('title', models.CharField(max_length=150)),
                ('dimension', models.CharField(choices=[('quality', 'Quality'), ('service', 'Service'), ('delivery', 'Delivery'), ('morale', 'Morale'), ('cost', 'Cost')], max_length=10)),
                ('money', models.CharField(blank=True, choices=[('cash_released', 'Cash released'), ('time_released', 'Time released'), ('cost_avoided', 'Cost avoided'), ('income', 'Income')], max_length=15)),
                ('target', models.FloatField(blank=True, null=True)),
                ('target_on', models.DateField(blank=True, null=True, verbose_name='target date')),
                ('source', models.TextField(blank=True)),
                ('synthetic', models.BooleanField(default=False)),
                ('retired_on', models.DateField(blank=True, null=True)),
                ('read_as', models.JSONField(blank=True, default=dict)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='people.organisation')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='measures', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='people.team')),
            ],
            options={
                'ordering': ['organisation', 'code'],
            },
        ),
        migrations.CreateModel(
            name='Import',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64)),
                ('name', models.CharField(max_length=200)),
                ('rows', models.JSONField(null=True)),
                ('notes', models.JSONField(default=list)),
                ('added', models.PositiveIntegerField(default=0)),
                ('changed', models.PositiveIntegerField(default=0)),
                ('unchanged', models.PositiveIntegerField(default=0)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('taken_in_at', models.DateTimeField(null=True)),
                ('taken_back_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='imports', to='people.organisation')),
                ('taken_back_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('measure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='imports', to='measures.measure')),
                ('touched', models.ManyToManyField(related_name='touched_by', to='measures.measure')),
            ],
            options={
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='FormerCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=30)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='former_codes', to='people.organisation')),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='former_codes', to='measures.measure')),
            ],
            options={
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='Phase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts', models.DateField()),
                ('reason', models.TextField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='phases', to='measures.measure')),
            ],
            options={
                'ordering': ['starts'],
            },
        ),
        migrations.CreateModel(
            name='PointNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.DateField()),
                ('text', models.CharField(max_length=200)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='measures.measure')),
            ],
            options={
                'ordering': ['period', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('back_cast', models.BooleanField(default=False)),
                ('period', models.DateField()),
                ('value', models.FloatField()),
                ('numerator', models.FloatField(blank=True, null=True)),
                ('denominator', models.FloatField(blank=True, null=True)),
                ('withdrawn', models.BooleanField(default=False)),
                ('came_with', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='measures.import')),
            ],
            options={
                'ordering': ['revision', 'back_cast', 'period'],
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.FloatField()),
                ('numerator', models.FloatField(null=True)),
                ('denominator', models.FloatField(null=True)),
                ('reason', models.TextField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('came_with', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='measures.import')),
                ('reading', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='measures.reading')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('proposed', 'Proposed'), ('in_force', 'In force'), ('replaced', 'Replaced'), ('declined', 'Declined'), ('taken_back', 'Taken back')], max_length=10)),
                ('counted', models.TextField(verbose_name='what is counted')),
                ('population', models.TextField(blank=True)),
                ('method', models.TextField(blank=True)),
                ('frequency', models.CharField(choices=[('day', 'Every day'), ('week', 'Every week'), ('month', 'Every month'), ('quarter', 'Every quarter'), ('year', 'Every year'), ('event', 'At each event')], max_length=10)),
                ('kind', models.CharField(choices=[('value', 'A value'), ('percentage', 'A percentage, with numerator and denominator'), ('rate', 'A rate, with numerator and denominator'), ('count', 'A count'), ('time_between', 'Time between events')], max_length=15)),
                ('unit', models.CharField(max_length=40)),
                ('per', models.PositiveIntegerField(blank=True, null=True)),
                ('direction', models.CharField(choices=[('up', 'Higher is better'), ('down', 'Lower is better'), ('neither', 'Neither is better')], max_length=10)),
                ('reason', models.TextField(blank=True)),
                ('comparable', models.BooleanField(default=False)),
                ('proposed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('decided_at', models.DateTimeField(null=True)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='measures.measure')),
                ('proposed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['measure', 'number'],
            },
        ),
        migrations.AddField(
            model_name='reading',
            name='read_under',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='measures.revision'),
        ),
        migrations.AddField(
            model_name='reading',
            name='revision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='measures.revision'),
        ),
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('put_back_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('put_back_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reading', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawals', to='measures.reading')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.UniqueConstraint(fields=('organisation', 'code'), name='measure_code_once'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('dimension', 'cost'), models.Q(('money', ''), _negated=True)), models.Q(models.Q(('dimension', 'cost'), _negated=True), ('money', '')), _connector='OR'), name='cost_says_what_it_means_by_money'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(('target_on', None), ('target__isnull', False), _connector='OR'), name='a_target_date_has_a_target'),
        ),
        migrations.AddConstraint(
            model_name='import',
            constraint=models.CheckConstraint(condition=models.Q(('taken_in_at', None), ('rows', None), ('taken_back_at__isnull', False), _connector='OR'), name='what_is_taken_in_keeps_no_rows'),
        ),
        migrations.AddConstraint(
            model_name='import',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('taken_back_at', None), ('taken_back_by', None)), models.Q(('taken_back_at__isnull', False), ('taken_back_by__isnull', False), ('taken_in_at__isnull', False)), _connector='OR'), name='only_what_was_taken_in_is_taken_back'),
        ),
        migrations.AddConstraint(
            model_name='formercode',
            constraint=models.UniqueConstraint(fields=('organisation', 'code'), name='former_code_of_one_measure'),
        ),
        migrations.AddConstraint(
            model_name='phase',
            constraint=models.UniqueConstraint(fields=('measure', 'starts'), name='a_phase_starts_once'),
        ),
        migrations.AddConstraint(
            model_name='phase',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_phase_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_correction_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.UniqueConstraint(fields=('measure', 'number'), name='revision_numbered_once'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'in_force')), fields=('measure',), name='one_revision_in_force'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'proposed')), fields=('measure',), name='one_revision_proposed'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('reason', ''), _negated=True), _connector='OR'), name='later_revisions_have_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.CheckConstraint(condition=models.Q(('number', 1), ('decided_by', None), models.Q(('decided_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='a_revision_is_decided_by_somebody_else'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'rate'), ('per__gte', 1)), models.Q(models.Q(('kind', 'rate'), _negated=True), ('per', None)), _connector='OR'), name='only_a_rate_is_per_so_many'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.CheckConstraint(condition=models.Q(('comparable', False), ('number__gt', 1), _connector='OR'), name='the_first_revision_continues_nothing'),
        ),
        migrations.AddConstraint(
            model_name='reading',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn', False)), fields=('revision', 'back_cast', 'period'), name='one_reading_a_period'),
        ),
        migrations.AddConstraint(
            model_name='reading',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('denominator', None), ('numerator', None)), models.Q(('denominator__gt', 0), ('numerator__isnull', False)), _connector='OR'), name='numerator_and_denominator_go_together'),
        ),
        migrations.AddConstraint(
            model_name='withdrawal',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_withdrawal_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='withdrawal',
            constraint=models.UniqueConstraint(condition=models.Q(('put_back_at', None)), fields=('reading',), name='withdrawn_once_at_a_time'),
        ),
    ]
