### Quality indicator report for the audit: its own words. All others are in shared/messages.en.ftl.

report-title = Quality indicator report
document-title = Quality indicator report { $period }
description = { $provider }: quality indicators, EQUASS-aligned, { $days }
subtitle = EQUASS-aligned
