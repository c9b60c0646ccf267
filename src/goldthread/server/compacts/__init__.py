"""What organisations, or leaders and clinicians, promise each other: in writing, agreed by all."""
