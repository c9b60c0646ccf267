"""The tables as version 0.3 begins them. An installation from before goes the way of those replaced."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('audit', '0001_initial'),
        ('audit', '0002_keys_of_what_values_name'),
    ]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('actor', models.CharField(max_length=80)),
                ('actor_name', models.CharField(max_length=200)),
                ('what', models.CharField(max_length=80)),
                ('subject', models.CharField(max_length=80)),
                ('subject_name', models.CharField(max_length=300)),
                ('values', models.JSONField(default=dict)),
                ('keys', models.JSONField(default=dict)),
            ],
            options={
                'ordering': ['-at', '-pk'],
                'indexes': [models.Index(fields=['subject', '-at'], name='event_of_subject')],
            },
        ),
    ]
