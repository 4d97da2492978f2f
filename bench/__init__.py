"""Speed, shown as ratios in one run and as figures: `just bench`. Nothing here is a test."""
