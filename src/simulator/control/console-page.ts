export const CONSOLE_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Simulated phones</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/console.css">
    <script src="/console.js" defer></script>
  </head>
  <body>
    <header>
      <h1>Simulated phones</h1>
      <p id="connection" role="status">Connecting</p>
    </header>
    <main>
      <section aria-labelledby="phones-title">
        <h2 id="phones-title">Phones</h2>
        <p id="no-phones">No phone yet. A phone appears when it is declared or dialled.</p>
        <ul id="phones"></ul>
      </section>
      <section aria-labelledby="timeline-title">
        <h2 id="timeline-title">Timeline</h2>
        <ol id="timeline" reversed></ol>
      </section>
    </main>
  </body>
</html>
`;
