import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('measures', '0005_columns_are_remembered'),
    ]

    operations = [
        migrations.CreateModel(
            name='Standing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ('mark', models.CharField(max_length=16)),
                ('said_by', models.CharField(max_length=40)),
                ('last_read', models.DateField(null=True)),
                ('readings', models.PositiveIntegerField()),
                ('last', models.DateField(null=True)),
                ('value', models.FloatField(null=True)),
                ('sentence', models.TextField()),
                ('variation', models.CharField(blank=True, max_length=20)),
                ('assurance', models.CharField(blank=True, max_length=20)),
                ('measure', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='standing', to='measures.measure')),
            ],
        ),
    ]
