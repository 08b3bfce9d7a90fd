import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readTextReply } from '../../../../src/core/texts/read-text-reply.js';

const meaningOf = (body: string) => readTextReply(body).meaning;

describe('F95, B-075 stop, in any words', () => {
  test.each([
    'STOP',
    'stop',
    'stop.',
    'Stop!!!',
    'STOPALL',
    'stop all',
    'Stop please',
    'please stop',
    'pls stop',
    'stop it',
    'stop now',
    'STOP TEXTING ME',
    'please stop texting me',
    'plz stop txting me',
    'Can you please stop sending me messages?',
    'UNSUBSCRIBE',
    'unsubscribe me',
    'unsuscribe',
    'un-subscribe',
    'CANCEL',
    'Cancel.',
    'cancel my texts',
    'END',
    'end',
    'QUIT',
    'quit it',
    'REVOKE',
    'revoke',
    'I revoke my consent',
    'OPTOUT',
    'OPT OUT',
    'opt-out',
    'I want to opt out',
    'opt me out',
    'stpo',
    'sotp',
    'st0p',
    'S T O P',
    's.t.o.p.',
    'STOOOOP',
    '"STOP"',
    'alto',
    'ALTO',
    'parar',
    'Pare por favor. Basta',
    'cancelar',
    'baja',
    'dar de baja',
    'quiero darme de baja',
    'No más',
    'no más mensajes',
    'no quiero mensajes',
    'no me escriban',
    'dejen de escribirme',
    'no more',
    'No more texts',
    'no thanks',
    'No, thank you',
    'not interested',
    'no estoy interesada',
    "don't text me",
    'do not text this number',
    'take me off',
    'Quit this now please',
    'hey, please end this now',
    "I'll sue",
    "I'll sue you",
    'I am going to sue you people',
    'this is harassment',
    'this is spam',
    'los voy a demandar',
    'fuck off',
    '🛑',
    '✋',
    'ok 🛑',
    '🚫🚫🚫',
    'I want it to stop',
  ])('%j', (body) => {
    const reply = readTextReply(body);
    expect(reply.meaning).toBe('stop');
    expect(reply.stops).toContain('sms');
  });

  test.each([
    'never call again',
    'Never call me again.',
    "don't call me",
    'do not contact me',
    'Do not contact',
    'stop calling',
    'stop calling me!!',
    'leave me alone',
    'LEAVE US ALONE',
    'remove me',
    'take me off your list',
    'I do not want you to call me',
    'remove me from your list',
    'remove my number',
    'lose my number',
    'delete my number',
    'no me llamen',
    'No me llame más',
    'no llamar',
    'dejen de llamarme',
    'déjenme en paz',
    'borren mi número',
    'no quiero llamadas',
    'stop contacting me',
  ])('%j stops calls too', (body) => {
    expect(readTextReply(body)).toMatchObject({ meaning: 'stop', stops: ['sms', 'call'] });
  });

  test.each(['STOP', 'please stop texting me', 'UNSUBSCRIBE', 'no more texts', 'alto'])('%j leaves calls alone', (body) => {
    expect(readTextReply(body).stops).toEqual(['sms']);
  });

  const keyword = fc.constantFrom(
    ...'stop stopall unsubscribe cancel end quit revoke optout alto parar cancelar baja'.split(' '),
  );
  const padding = fc.string({ unit: fc.constantFrom(...Array.from(' .,!?;:-_*"\'()\n\t\u200b…¡¿')), maxLength: 6 });

  test('whatever the case, the punctuation and the space around it, the word is a stop', () => {
    fc.assert(
      fc.property(keyword, padding, padding, fc.func(fc.boolean()), (word, before, after, upper) => {
        const cased = Array.from(word, (letter, index) => (upper(index) ? letter.toUpperCase() : letter)).join('');
        expect(readTextReply(`${before}${cased}${after}`)).toMatchObject({ meaning: 'stop', stops: ['sms'] });
      }),
    );
  });

  test('what is asked to stop texting stops, whatever else is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        expect(readTextReply(`${before}. Please stop texting me. ${after}`).stops).toContain('sms');
      }),
    );
  });

  test('what the carrier took for a stop is one, whatever we make of the words', () => {
    expect(readTextReply('arret', 'stop')).toMatchObject({ meaning: 'stop', stops: ['sms'] });
    expect(readTextReply('never call again', 'help').stops).toEqual(['sms', 'call']);
  });
});

describe('wrong number', () => {
  test.each([
    'wrong number',
    'Wrong number!',
    'sorry you have the wrong number',
    'worng number',
    'wrong person',
    'this is not my number anymore',
    "I don't know anyone named Maria",
    'I never asked for this',
    'número equivocado',
    'Numero equivocado',
    'está equivocado de número',
    'se equivocó',
    'no soy esa persona',
    'no conozco a esa persona',
  ])('%j stops both', (body) => {
    expect(readTextReply(body)).toMatchObject({ meaning: 'wrong-number', stops: ['sms', 'call'] });
  });
});

describe('F100 crisis', () => {
  test.each([
    'I want to die',
    'no quiero vivir',
    'he took 20 pills and wont wake up',
    'call me, I am going to kill myself',
    '🪦',
  ])('%j', (body) => {
    expect(readTextReply(body)).toMatchObject({ meaning: 'crisis', stops: [] });
  });

  test('a crisis that also says stop is both', () => {
    expect(readTextReply('stop texting me, I want to die')).toMatchObject({ meaning: 'crisis', stops: ['sms'] });
    expect(readTextReply('leave me alone i want to kill myself')).toMatchObject({ meaning: 'crisis', stops: ['sms', 'call'] });
  });
});

describe('F96 start and help', () => {
  test.each(['START', 'start.', 'UNSTOP', 'un-stop', 'Opt in', 'comenzar', 'REANUDAR'])('%j is a start', (body) => {
    expect(readTextReply(body)).toMatchObject({ meaning: 'start', stops: [] });
  });
  test.each(['HELP', 'help', 'Help?', 'INFO', 'ayuda', '¡Ayuda!', 'who is this?'])('%j asks who we are', (body) => {
    expect(readTextReply(body)).toMatchObject({ meaning: 'help', stops: [] });
  });
});

describe('call me', () => {
  test.each([
    'yes call me',
    'call me',
    'Call me.',
    'call me back',
    'please call',
    'Please call me after 5',
    'can you call me now',
    'could someone call me',
    'give me a call',
    'I need to talk to someone',
    'I need help',
    'help me',
    'yes',
    'Yes!',
    'YES PLEASE',
    '1',
    'ok',
    'ok call',
    'call',
    'si',
    'sí',
    'Sí, llámame',
    'si llamame',
    'llámeme',
    'Llámenme por favor',
    'me pueden llamar?',
    'pueden llamarme mañana',
    'necesito ayuda',
    'I want to stop drinking, please call me',
    'I need help to quit klonopin',
    'quiero dejar de beber, llámeme',
    'not home, call me later',
    'No, please call me',
  ])('%j', (body) => {
    expect(readTextReply(body)).toMatchObject({ meaning: 'call-me', stops: [] });
  });

  test.each([
    ['call me now', true],
    ['please call ASAP', true],
    ['llámeme ahora', true],
    ['call me', false],
    ['not now, call me tomorrow', false],
    ['ahora no, llámeme mañana', false],
    ['he is in trouble now', false],
  ])('%j asks for a call at any hour: %s', (body, now) => {
    expect(readTextReply(body).now).toBe(now);
  });

  test.each([
    ['yes', true],
    ['Sí.', true],
    ['ok', true],
    ['yes call me', false],
    ['call me', false],
    ['stop', false],
  ])('%j is a bare yes: %s', (body, yes) => {
    expect(readTextReply(body).yes).toBe(yes);
  });
});

test.each([
  '',
  '👍',
  'Thank you so much',
  'ok thank you, talk later',
  'Do you take Blue Cross?',
  'I am at work until five',
  'Running late',
  'My son is addicted to fentanyl and needs detox',
  'I am trying to quit drinking',
  'I want to stop using',
  'gracias',
  '¿cuánto cuesta el programa?',
  'do you have a bed?',
  'Do you know any detox in Ohio?',
  "please don't leave me alone",
  "I don't have anyone",
  'I want to quit',
  'can you get me off klonopin',
  'something is wrong, no sleep in days',
  'I am not the one who needs it, my son is',
  'no me dejen solo',
])('%j is for somebody to read, and stops nothing', (body) => {
  expect(readTextReply(body)).toEqual({ meaning: 'other', stops: [], yes: false, now: false });
});

test('nothing that can be written makes it fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (body) => {
      expect(meaningOf(body)).toEqual(expect.any(String));
    }),
  );
});
