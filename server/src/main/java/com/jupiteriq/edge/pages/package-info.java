/// Hides how pages are shown and forms are taken: which paths are theirs, cookies, form tokens, headers that
/// browsers obey, how a refusal looks to a person. A page is one line in a table of its own package, one
/// template beside it, and what it does.
///
/// Threats: a page of somebody else that sends a form for the visitor (a token in every form, bound to the
/// session or to a cookie that no other page can set, and what the browser itself says of the sender); that
/// shows one of ours in a frame; that lures to an address behind ours (`next` leads to pages of ours and
/// nowhere else); text of strangers that would become markup (templates escape by context) or code (no script
/// and no style but those of our own files); a cookie that somebody else has set (a sign-in makes another
/// one, and one that comes twice is none); a secret that is read out of packed pages (form tokens are masked
/// anew each time); a page that is still there after somebody has signed out (nothing personal is stored).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.pages;
