/// Hides what happens to a file between its upload and whoever reads it: its bytes are scanned, their type is
/// told, thumbnails are made, and what was found is put on record.
///
/// It is a chore of package `jobs`: it goes on by itself on any node, a few files of an account at a time,
/// and again from its last step when a node dies. A step commits only if the file is still as it was found,
/// so that two nodes which both believe to be at it do no harm.
///
/// Threats, and where each is met: a file that is let through since something was away (a scanner that gives
/// no answer, or a process that is lost, leaves the file where it is); one that is huge when it is unpacked,
/// or never ends (nothing is unpacked here, and each tool has bounds of its own); one that kills whatever
/// looks at it (pictures are drawn in a process of their own, and given up after some tries).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.files.inspection;
