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
      <form id="pick-up">
        <label for="number">Your phone's number</label>
        <input id="number" name="number" type="tel" autocomplete="off" required value="(202) 555-0147">
        <button type="submit">Pick up a phone</button>
      </form>
      <p id="trouble" role="alert" hidden></p>
    </header>
    <main>
      <section aria-labelledby="phones-title">
        <h2 id="phones-title">Phones</h2>
        <p id="no-phones" class="quiet">No phone yet. Pick one up above: any number with 555-01 before its last two digits.</p>
        <ul id="phones"></ul>
      </section>
      <section aria-labelledby="timeline-title">
        <h2 id="timeline-title">Timeline</h2>
        <label class="quiet" for="which">Show</label>
        <select id="which"><option value="phones">Phones and webhooks</option><option value="all">Everything</option></select>
        <ol id="timeline" reversed></ol>
      </section>
    </main>
  </body>
</html>
`;
