/**
 * `<script src="…/form.js" data-source="palm-lake" data-lang="es" async></script>` puts the form where it stands. The frame grows with
 * the page in it; the page of the website is told without its query, which may say who somebody is. Campaign names are all it takes.
 */
export const embedScript = `(() => {
  const script = document.currentScript;
  const { source, lang } = script.dataset;
  const origin = new URL(script.src).origin;
  const query = new URLSearchParams({ page: location.origin + location.pathname });
  if (lang) query.set('lang', lang);
  for (const [name, value] of new URLSearchParams(location.search))
    if (/^(utm_(source|medium|campaign|term|content)|gclid)$/.test(name)) query.set(name, value.slice(0, 500));
  const frame = document.createElement('iframe');
  frame.src = origin + '/form/' + encodeURIComponent(source) + '?' + query;
  frame.title = lang === 'es' ? 'Pedir una llamada' : 'Ask for a call';
  Object.assign(frame.style, { display: 'block', width: '100%', height: '60rem', border: '0' });
  addEventListener('message', (event) => {
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    const height = Number(event.data && event.data.ringbackHeight);
    if (height > 0) frame.style.height = Math.min(height, 20000) + 'px';
  });
  script.after(frame);
})();
`;
