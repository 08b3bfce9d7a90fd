const LABEL = 14;
const line = (label, text) => `  ${label.padEnd(LABEL)}${text}`;

/** One account of each role; the others stand in the file. */
function staffLines(demo, dataDir) {
  if (!demo) return [];
  const oneEach = new Map(demo.staff.toReversed().map((account) => [account.roles.join(', '), account]));
  const shown = demo.staff.filter((account) => oneEach.get(account.roles.join(', ')) === account);
  const accounts = shown.map(({ email, password, roles }, index) =>
    line(index === 0 ? 'Sign in' : '', `${email} / ${password}  (${roles.join(', ')})`),
  );
  return shown.length < demo.staff.length ? [...accounts, line('', `others: ${dataDir}/demo.json`)] : accounts;
}

/** Ten lines at most: where things are and how to get in. */
export function welcome({ url, simulator, dataDir, demo, isLiving, seconds }) {
  return [
    `Ringback is ready after ${seconds.toFixed(1)} s. Ctrl-C stops it; data is kept in ${dataDir}`,
    ...(url ? [line('Console', `${url}/console/  (the API and its reference: ${url}/docs)`)] : []),
    ...(simulator ? [line('Phones', `${simulator.controlUrl}  (simulated: no call leaves this machine)`)] : []),
    ...(demo?.site ? [line('Hotline', `${demo.site.number}  (${demo.site.name})`)] : []),
    ...(isLiving
      ? [line('Living day', 'invented people call, Ben and Chloe answer, Ana is yours; DEMO_DAY=false npm start is quiet')]
      : []),
    ...staffLines(demo, dataDir),
  ].join('\n');
}
