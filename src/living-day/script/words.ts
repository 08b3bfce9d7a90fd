type Words = Readonly<Record<'en' | 'es', readonly [string, ...string[]]>>;

/** What people write into the form about themselves. */
export const ownWords: Words = {
  en: [
    'I have taken Klonopin for two years and want to come off it safely. Please call me.',
    'My doctor said not to stop by myself. What would the first days be like?',
    'I am ready to talk to somebody. I have tried alone and it did not last.',
    'Do you take people who work? I cannot be away for long.',
    'Is what I tell you confidential? I would like to ask before I decide.',
    'I was with you in spring. I would like to talk with somebody again.',
    'I drink more than I want to, and it is getting worse since winter.',
    'How soon could somebody come in, and what does it cost without insurance?',
  ],
  es: [
    'Quiero dejar las pastillas poco a poco y no sé cómo empezar. Llámenme, por favor.',
    '¿Hay alguien que hable español? Estoy listo para hablar.',
    'Me gustaría saber qué ayuda hay para mí y cuánto cuesta.',
    'Llevo años tomando para dormir. Quisiera un consejo.',
  ],
};

/** What they write about somebody who is dear to them. */
export const wordsForAnother: Words = {
  en: [
    'It is about my brother. He asked me to find out how this works.',
    'My daughter would like help and is afraid to call. What should I tell her?',
    'I am asking for a friend who is ready to talk this week.',
  ],
  es: ['Escribo por mi mamá. Ella quiere ayuda y no sabe por dónde empezar.', 'Es para mi hermano, que está listo para hablar.'],
};

/** Rarely: somebody who must not wait. */
export const wordsInDanger: Words = {
  en: ['I took too many of my pills this evening and I am scared. Please call me.'],
  es: ['Tomé demasiadas pastillas esta noche y tengo miedo. Llámenme, por favor.'],
};

/** What is heard when they answer. */
export const spoken: Words = {
  en: ['Yes, hello? Thank you for calling back so soon.', 'Hi. I was hoping that you would call.', 'Hello, yes, I can talk now.'],
  es: ['¿Sí? Gracias por llamar tan pronto.', 'Hola, sí, ahora puedo hablar.'],
};

export const voicemailWords: Words = {
  en: ['Hi, I cannot answer now. Please leave your name and number.'],
  es: ['Hola, ahora no puedo contestar. Deje su nombre y su número.'],
};

export const relativesWords: Words = {
  en: ['They are not at home. Who is calling, please?'],
  es: ['No está en casa. ¿De parte de quién?'],
};
