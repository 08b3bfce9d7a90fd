/** Puts a counsellor on shift, with a forgotten outcome written for them. False while they are on a call. */
export async function goAvailable(counsellor) {
  for (let tries = 0; tries < 2; tries++) {
    try {
      await counsellor.send('PUT', '/v1/me/presence', { state: 'available' });
      return true;
    } catch (error) {
      if (error.code !== 'presence/outcome-missing') return false;
      await counsellor.send('POST', `/v1/calls/${error.problem.callId}/disposition`, {
        disposition: 'reached',
        note: 'Left over',
      });
    }
  }
  return true;
}
