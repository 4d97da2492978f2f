import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        # Rows from before have one place together, which can be ended as one.
        migrations.AddField(
            model_name="sessionrow",
            name="place",
            field=models.UUIDField(default=uuid.uuid4),
            preserve_default=False,
        ),
    ]
