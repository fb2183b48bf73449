/** The page; its look and its life are in files of their own. */
export const PAGE_HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>MyService</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
<script src="/page.js" type="module"></script>
</head>
<body>
<header>
  <h1>MyService</h1>
  <p id="state" role="status">Connecting…</p>
</header>
<dl>
  <div><dt>Records</dt><dd id="live">–</dd></div>
  <div><dt>In the trash</dt><dd id="trashed">–</dd></div>
  <div><dt>Writes</dt><dd id="writes">–</dd></div>
</dl>
<main>
  <p id="empty">Nothing here yet. Connect Peregrine to this address and sync: records appear as they arrive.</p>
  <ol id="records" aria-label="Records, the latest change first"></ol>
</main>
<noscript><p>This page shows records live, which needs JavaScript.</p></noscript>
<template id="row">
  <li>
    <div>
      <p class="title" data-field="title"></p>
      <p class="company" data-field="company"></p>
      <p class="url" data-field="url"></p>
    </div>
    <div class="side">
      <p class="status" data-field="status"></p>
      <p class="note"></p>
    </div>
  </li>
</template>
</body>
</html>
`;
