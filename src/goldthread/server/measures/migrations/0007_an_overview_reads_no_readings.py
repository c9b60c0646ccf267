import django.db.models.deletion
from django.db import migrations, models


def say_that_it_is_out_of_date(apps, schema_editor):
    """What was kept lacks what an overview shows: it is worked out anew, a little later or when asked for."""
    apps.get_model("measures", "Standing").objects.update(said_by="")


class Migration(migrations.Migration):

    dependencies = [
        ('measures', '0006_where_measures_stand'),
    ]

    operations = [
        migrations.AddField(
            model_name='standing',
            name='centre',
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name='standing',
            name='lower',
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name='standing',
            name='misleads',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='standing',
            name='side',
            field=models.SmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='standing',
            name='signals',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='standing',
            name='sketch',
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name='standing',
            name='upper',
            field=models.FloatField(null=True),
        ),
        migrations.CreateModel(
            name='Stood',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('last', models.DateField(null=True)),
                ('signals', models.JSONField(default=list)),
                ('variation', models.CharField(blank=True, max_length=20)),
                ('assurance', models.CharField(blank=True, max_length=20)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stood', to='measures.measure')),
            ],
            options={
                'ordering': ['measure', 'on'],
                'constraints': [models.UniqueConstraint(fields=('measure', 'on'), name='a_measure_stood_somewhere_once_a_day')],
            },
        ),
        migrations.RunPython(say_that_it_is_out_of_date, migrations.RunPython.noop),
    ]
