/** What a website names in its page. */
export const embedScriptPath = '/form.js';
export const pageScriptPath = '/form-page.js';
export const proofScriptPath = '/form-proof.js';
