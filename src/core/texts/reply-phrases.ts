/**
 * What people text back, English and Spanish, without accents and apostrophes ("don't" is "dont"), in the notation of
 * screening/danger-phrases: a run of words with up to two others between, `a|b` one or the other, `+` follows at once.
 */

/** The whole text, run together. The first row is what carriers and 47 CFR 64.1200(a)(10) name; the rest is how people type it. */
export const stopTexts: ReadonlySet<string> = setOf(
  'stop stopall unsubscribe cancel end quit revoke optout',
  'stpo sotp stp sto tsop sopt stopp stip stope spot stops stopit stopnow stopplease plsstop pleasestop',
  'unsub unsubscribeme canceled cancelled cancelme ended endit quitit revoked optmeout stoptexts endtexts',
  'alto parar para pare paren cancelar cancela cancele baja darmedebaja dardebaja basta yano detener detente terminar fin nomas',
  'no nope nah never nothanks nothankyou nogracias nomore remove removeme delete deleteme noway fuckoff fuckyou goaway takemeoff takeusoff',
);

export const stopPictures = ['\u{1F6D1}', '\u270B', '\u{1F6AB}', '\u26D4', '\u{1F590}', '\u{1F645}', '\u{1F595}', '\u{1F91A}'];

/** Said beside the word that counts: "stop please now" is "stop". */
export const politeWords: ReadonlySet<string> = setOf(
  'please pls plz plse por favor porfavor now ya thanks thank you thx ty ok okay hey hi hello sir maam it this immediately asap guys just',
);

/** These anywhere mean stop, unless the sentence is about what they want to leave behind (`ownWishes`). */
export const stopWords: readonly string[] = [
  'stop|stopped|stpo|sotp|unsubscribe|unsubscribed|unsub|stopall|optout|revoke|revoked',
  'cancel|cancelar|cancele|cancela',
  'opt +out|me|us',
  'parar|basta',
  'no +more|mas',
];

/** "Stop drinking" is what this line is for: the word then says nothing about texts. */
export const ownWishes: readonly string[] = [
  'stop|stopped|quit|more|mas|parar|dejar drinking|drink|using|use|taking|smoking|shooting|drugs|drug|pills|alcohol|booze|meth|heroin|fentanyl|opioids|coke|crack|weed|klonopin|clonazepam|xanax|benzos|benzo|valium|ativan|meds|shaking|crying|vomiting|craving|cravings|thinking|beber|tomar|consumir|usar|fumar|drogas|pastillas|temblar',
];

/** "Do not leave me alone" asks for the opposite. */
export const pleasToStay: readonly string[] = ['dont|not|never +leave|stop|quit', 'no +me|nos +dejen|deje|dejes'];

/** Says what is to stop: texts, but perhaps not calls. */
export const stopTextingPhrases: readonly string[] = [
  'stop|quit|no|dont|not|never|cease|end|cancel|without text|texts|texting|txt|txts|txting|message|messages|messaging|msg|msgs|sms|sending|writing|mensaje|mensajes|textos',
  'off|from +your|the|this|that list|lists',
  'no quiero mensajes|mensaje|textos',
  'no +me|nos +escriba|escriban|escribas|mande|manden|mandes|envie|envien|envies|textee|texteen',
  'dejen|deje|deja|paren|pare +de +escribir|escribirme|mandar|mandarme|enviar|enviarme|textear|textearme',
  'dar|darme|denme|deme +de +baja',
  'not|no|never +interested|estoy interesado|interesada|interested',
  'not +interested',
  'ill|will|gonna|to|can|might|could +sue',
  'sue|suing|report|reporting|reported +you|your|yall|u|ya',
  'lawsuit|tcpa',
  'this|esto +is|es spam|scam|harassment|acoso|estafa',
  'los|voy +a|voy +demandar|demandarlos|denunciar|denunciarlos',
  'consent +revoked|withdrawn',
  'withdraw consent',
  'screw|fuck +off|you|u',
];

/** Says everything: neither texts nor calls. */
export const stopAllPhrases: readonly string[] = [
  'stop|quit|cease|dont|not|never +call|calls|calling|phone|phoning|contact|contacting|bother|bothering|harass|harassing|disturb',
  'stop|quit|cease +all|the|your|with|trying +call|calls|calling|contact|contacting|to',
  'dont|not|never +ever|you|yall|please|try|dare +call|contact|bother|to',
  'dont|not +want you|yall|anyone|anybody +to +call|contact|bother',
  'dont|not|never +want calls|called|contact|contacted|anything +from|anymore|again|by',
  'dont|not +want calls|contact',
  'no +calls|contact',
  'leave|let +me|us +alone|be',
  'leave +me|us +the|tf',
  'lose +my|this|our +number',
  'delete|remove|erase +my|this|our +number|phone|info|information|contact|data',
  'remove +me|us|this',
  'take|get +me|us|my +off|out +your|the|this|that|of list|lists|database|contacts|system',
  'no +me|nos|lo|la +llame|llamen|llames|contacte|contacten|contactes|moleste|molesten|molestes|busquen|hablen',
  'no +llame|llamen|llamar|llames|contactar|contacten|contacte|molestar|molesten',
  'dejen|deje|deja|paren +de +llamar|llamarme|molestar|molestarme|contactarme|acosar|acosarme',
  'dejeme|dejenme|dejame +en|solo|sola|paz',
  'borre|borren|borra|elimine|eliminen|quite|quiten|saquen +mi|mis +numero|datos|telefono',
  'quitenme|saquenme|borrenme|eliminenme|quiteme|saqueme',
  'no quiero llamadas|llamada|hablar|contacto',
];

/** Somebody else has this number now, or never asked. */
export const wrongNumberPhrases: readonly string[] = [
  'wrong|worng|wrogn|rong|wrnog|incorrect +number|num|numbr|nmber|person|phone',
  'number +is +wrong|incorrect',
  'not +my|his|her|their +number|phone',
  'not +that|this +person',
  'not +the +person +you',
  'no +longer +my|his|her|their +number|phone',
  'dont|not know +anyone|anybody|nobody|person +named|called|by',
  'by +that +name',
  'didnt|never +ask|asked|request|requested +for|this|any +this|that|it|any|anything|texts|calls',
  'didnt|never +sign|signed +up',
  'numero|telefono +equivocado|incorrecto|errado|erroneo',
  'se|esta|estan +equivoco|equivocaron|equivocado|equivocados|equivocada',
  'equivocado|equivocada numero|persona|telefono',
  'no +soy|es +esa|ella|el|la|mi|su +persona|numero|telefono|indicada',
  'no +conozco +a +esa|ese|ella|ninguna|ningun',
  'no +conozco +esa|ese|ninguna +persona',
];

export const startTexts: ReadonlySet<string> = setOf(
  'start unstop resume subscribe optin optmein restart unstopall startagain',
  'comenzar empezar iniciar reanudar alta continuar reiniciar',
);

export const helpTexts: ReadonlySet<string> = setOf(
  'help info information ayuda informacion whoisthis whothis quieneseste quienes',
);

/** A bare yes: it grants only when a question was asked; otherwise it answers "shall we call?". */
export const yesTexts: ReadonlySet<string> = setOf(
  'yes y yep yeah yea yup yess yas yesplease yesthanks yesthankyou sure ok okay okey k kk okplease please 1 fine absolutely ofcourse',
  'si s sip siporfavor simon claro porsupuesto bueno dale vale deacuerdo',
);

export const callMeTexts: ReadonlySet<string> = setOf(
  'call callnow callback okcall yescall callplease pleasecall callasap cal yescal ready imready helpme ineedhelp needhelp',
  'llamame llameme llamenme llama llame llamar llamen llamada sillame sillama ayudame ayudeme ayudenme necesitoayuda',
);

export const callMePhrases: readonly string[] = [
  'call|ring|phone|cal +me|us|back|him|her|now|please|asap|anytime|today|tonight|tomorrow|soon|at|in|after|my',
  'please|plz|pls +call|cal|ring|phone',
  'yes|yeah|ok|okay|sure|can|could|would|will|may|you +call|you|someone|somebody|u +call|ring|phone',
  'give|gimme call|ring',
  'need|want|like|ready|love|can +to|talk|speak +talk|speak|chat|to|with',
  'need|want|please|get|send help',
  'llamame|llameme|llamenme|llamarme|llamenos|llamanos',
  'me|nos +puede|pueden|puedes|podria|podrian|llama|llame|llamas|llaman|llamen|llamar',
  'puede|pueden|puedes|podria|podrian llamar|llamarme|llamarnos',
  'quiero|necesito|quisiera hablar|ayuda|llamada',
  'si +llama|llame|llamen|por',
  'espero +su|la|tu +llamada',
];

/** They want it at this hour, whatever hour it is (L-304). */
export const nowPhrases: readonly string[] = ['now|asap|immediately|tonight', 'ahora|ahorita', 'ya +mismo', 'right +now|away'];
export const notNowPhrases: readonly string[] = ['not|no +right|ahora|now|ahorita', 'before|until|till now', 'ahora|ahorita +no'];

function setOf(...rows: readonly string[]): ReadonlySet<string> {
  return new Set(rows.join(' ').split(' '));
}
