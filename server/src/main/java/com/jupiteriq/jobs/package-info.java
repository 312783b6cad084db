/// Hides how long work that a client has asked for waits, runs on any node, is gone on with when a node dies,
/// and is told of. A feature offers a [JobKind], and whoever is asked for one says so to [Jobs] in the write
/// of the request; everything else happens here.
///
/// A job is a row that says what is wanted and how much of it is done. Those that may begin, a few of an
/// account at once, are handed to db-scheduler, which keeps one row for each of them and finds out by missed
/// heartbeats which node has died. Whoever begins a job takes its next attempt; every step and every end is
/// committed only as long as no later attempt has begun and nobody has cancelled it ([Run#progress]), so that
/// each step counts once, whoever believes to be running the job.
///
/// What the server has to do by itself is no job but a [Chore]: its objects lie in a table of their feature,
/// which says which of them wait. It has nobody who asked, nothing to be fetched and no attempts; what it
/// shares with jobs is how db-scheduler is used ([Crew]).
///
/// What it must withstand: a node that is killed between any two statements; two nodes that run one job,
/// since one of them was only slow; an account that asks without end, or has a hundred thousand objects
/// waiting; work that fails whenever it is tried; a drain.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.jobs;
