/// Hides what a report is, when it is made by itself, what it tells, and who is written to: a question about
/// what happened that is kept, and asked again and again.
///
/// A schedule is a time on the clocks of a zone. [com.jupiteriq.reports.Clockwork] looks for reports that are
/// due and has a job make each of them, once over all nodes: the write that asks for the job also says when
/// the report is due next. What the job makes is committed with its events and mails, so that all of them
/// are there, or none; what came to nothing is told by whichever node sees it first.
///
/// Threats, and where each is met: recipients who are strangers ([com.jupiteriq.reports.Recipients]: only
/// users of the environment, and only as long as they are active); mails that carry what they should not
/// (they link to what the report tells, which takes a credential, and hold no figure); an account that asks
/// without end (so many reports, one run of each at a time, so many runs and bytes that are kept, the bounds
/// of jobs and of mail); whoever made a report and may no longer (it is the environment's and is made by the
/// server, but what it tells is fetched with rights of one's own); questions that cost the database much (the
/// bounds of `analytics.series`); formulas in tables (`json.Csv`); results in a copy of the database
/// (sealed).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.reports;
