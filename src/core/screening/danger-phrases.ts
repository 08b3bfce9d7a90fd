export const dangerSigns = ['overdose', 'suicide', 'withdrawal', 'not-breathing', 'violence'] as const;
export type DangerSign = (typeof dangerSigns)[number];

/**
 * What people write in an emergency, English and Spanish, without accents and apostrophes ("can't" is "cant"). A line is a run of
 * words in order with up to two others between: `a|b` is one or the other, `a*` a beginning, `#` a number above one, `+` must
 * follow at once, `=` is taken letter by letter (longer words are otherwise matched loosely). Wishes to stop are what every
 * message here is about, so only having stopped is a sign. A medical director signs the list; a line is never taken out lightly.
 */
export const dangerPhrases: Readonly<Record<DangerSign, readonly string[]>> = {
  overdose: [
    'overdos*|sobredosis',
    'od|oding|oded',
    'took|taken|swallowed|ate|popped|downed|drank #|many|lot|bottle|handful|whole|all pills|pils|pill|tablets|xanax|bars|klonopin|benzos|valium|ativan|bottle|them',
    'took|taken|swallowed|popped too +many|much',
    'took|swallowed +them +all',
    '#|many pills|pils|tablets at|all once|together',
    'tome|tomo|trague|trago #|muchas|todas|demasiadas|frasco|bote pastillas|pildoras|tabletas',
    'tome|tomo|trague demasiadas|demasiado',
    'narcan|naloxone|naloxona',
    'poisoned|envenen*',
    'drank bleach|antifreeze|poison',
  ],
  suicide: [
    'suicid*|unalive|kms|kys|sewerslide',
    'kill|kil|killing|hurt|hurting|harm|harming|hang|shoot|cut|cutting +my|our +self',
    'kill|kil|killing|hurt|hurting|harm|harming|hang|hanging|shoot|cut|cutting|drown myself|meself|himself|herself|themselves|themself',
    'self +harm|harming',
    'want|wants|wanna|wanted|ready|going|gonna|rather|could|wish die|dead',
    'wish i was|were|am gone',
    'wish never woke|wake|born',
    'better off +dead|without',
    'dont|doesnt|not|no|never want|wanna|wants live|alive|exist|anymore',
    'dont|not want|wanna be|wake here|alive|up',
    'end|ending|finish|take|taking|took +my|his|her|their +life',
    'end|ending|take|taking|took +my|his|her|their +own +life',
    'end|ending +it|everything all|now|tonight',
    'no|nothing reason|left|point live|living',
    'cant|cannot go|take on|anymore|living',
    'jump|jumping off|from bridge|roof|building|window',
    'slit|cut my wrists|wrist|veins',
    'no quiero|quiere vivir|existir|despertar',
    'ya no +quiero|puedo mas|vivir|seguir',
    'quiero|quiere|deseo|mejor morir|morirme|morirse|muerto|muerta|matarme|matarse|suicidarme',
    'me quiero|voy matar|morir|suicidar|colgar|ahorcar',
    'quitarme|quitarse|acabar|terminar vida',
    'hacerme|hacerse dano',
    'cortarme|matarme|ahorcarme|colgarme',
  ],
  withdrawal: [
    'seizure*|seizing|convuls*|epilep*',
    'delirium|dts|hallucinat*|alucin*',
    'seeing|hearing|sees|hears things|voices|bugs',
    'cold +turkey',
    'stopped|ran klonopin|clonazepam|xanax|alprazolam|ativan|lorazepam|valium|diazepam|benzo*|alcohol|phenobarbital|bars|meds|drinking',
    'ran +out klonopin|clonazepam|xanax|alprazolam|ativan|lorazepam|valium|diazepam|benzo*|phenobarbital|bars|meds',
    'i|he|she|we|they|just|ive|hes|shes|already +quit klonopin|clonazepam|xanax|alprazolam|ativan|lorazepam|valium|diazepam|benzo*|alcohol|drinking',
    'withdrawing',
    'in|having|through|bad|severe|terrible|horrible|from withdrawal|withdrawals|withdrawls',
    'cant|cannot|wont stop shaking|trembling|vomiting|throwing',
    'shaking|sweating uncontrollably|badly|violently',
    'dejo|deje +de tomar|beber clonazepam|xanax|rivotril|alcohol|pastillas',
    'deje|dejo el|la +clonazepam|xanax|rivotril|alcohol|bebida',
    'con|tengo|tiene|sindrome abstinencia',
    'ataques',
    'temblando|temblores|tiemblo mucho|parar|fuerte|fuertes',
    'oigo|escucho|veo|ve|oye voces|cosas',
  ],
  'not-breathing': [
    'not|isnt|stopped|barely|cant|cannot|trouble|hardly|hard|difficulty|struggling|stop breath*',
    'wont|cant|cannot|doesnt|didnt|not|never wake|waking|woken',
    'unresponsive|unconscious|inconsciente|comatose',
    'passed|blacked +out',
    'not|isnt|stopped +responding|moving',
    'blue|purple|grey|gray +lips|face|fingers|skin',
    'lips|face blue|purple|grey|gray',
    'turning|turned +blue|purple',
    'gurgling|=choking',
    'no pulse|heartbeat',
    'chest +pain|pains|hurts',
    'collapsed|fainted',
    'dying',
    'no respira|respirando|despierta|reacciona|responde',
    'no puedo|puede respirar',
    'labios +azules|morados',
    'desmay*|convulsionando',
    'dolor pecho',
    'ahogando',
    'muriendo|muriendose',
  ],
  violence: [
    'gun|=pistol|=rifle|firearm|shotgun|pistola',
    'has|have|with|holding|got|pulled knife|weapon|machete',
    'tiene|con cuchillo|arma|navaja',
    'kill|killing|hurt|stab|shoot|murder him|her|them|you|someone|somebody|everyone|people|me|us|kids|wife|husband|mom|dad',
    'hit|hits|hitting|beat|beats|beating|beaten|punched|choked|strangled|stabbed|shot +me|her|him|us|up|my',
    'threatening|threatened|threatens kill|hurt|me|us|her|him',
    '=rape|=raped|=rapes|=raping',
    'being +attacked',
    '=violent|violento|violenta',
    'held +hostage|against',
    'me pega|golpea|pego|golpeo|amenaza|amenazo|ataca',
    'matarlo|matarla|matarlos|violacion|violaron',
    'voy a +matar',
  ],
};

/** Pictures that say it without a word. */
export const dangerEmoji: readonly (readonly [string, DangerSign])[] = [
  ['\u{1F52B}', 'violence'], // pistol
  ['\u{1F52A}', 'violence'], // knife
  ['\u{1FAA6}', 'suicide'], // headstone
  ['\u26B0', 'suicide'], // coffin
  ['\u2620', 'suicide'], // skull and crossbones
];
