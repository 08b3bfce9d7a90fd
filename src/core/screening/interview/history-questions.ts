import { yesNo, type Option, type Question } from '../../instruments/question.js';

const question = (id: string, about: string, en: string, es: string): Question => ({
  id,
  about,
  asks: { en, es },
  answer: yesNo,
});
const choice = (id: string, about: string, words: readonly [string, string], options: readonly Option[]): Question => ({
  id,
  about,
  asks: { en: words[0], es: words[1] },
  answer: { kind: 'choice', options },
});

/** Who they are, what they use and what makes stopping dangerous (3.5, 3.6). */
export const historyQuestions: readonly Question[] = [
  {
    id: 'age',
    about: 'Age in years',
    asks: { en: 'How old are you?', es: '¿Cuántos años tiene?' },
    answer: { kind: 'text', means: 'age' },
  },
  choice(
    'pregnancy',
    'Pregnant or nursing',
    ['Are you pregnant or nursing?', '¿Está embarazada o amamantando?'],
    [
      { code: 'neither', says: { en: 'Neither', es: 'Ninguna de las dos' }, points: 0 },
      { code: 'nursing', says: { en: 'Nursing', es: 'Amamantando' }, points: 1 },
      { code: 'pregnant', says: { en: 'Pregnant', es: 'Embarazada' }, points: 2 },
    ],
  ),
  choice(
    'sex',
    'Sex, for the threshold of AUDIT-C only',
    ['What sex should we write down?', '¿Qué sexo anotamos?'],
    [
      { code: 'female', says: { en: 'Female', es: 'Femenino' } },
      { code: 'male', says: { en: 'Male', es: 'Masculino' } },
      { code: 'other', says: { en: 'Another', es: 'Otro' } },
    ],
  ),
  question(
    'labour-or-bleeding',
    'In labour or bleeding',
    'Are you bleeding, or having contractions?',
    '¿Está sangrando o tiene contracciones?',
  ),
  choice(
    'alcohol',
    'Alcohol',
    ['How often do you drink alcohol?', '¿Con qué frecuencia bebe alcohol?'],
    [
      { code: 'never', says: { en: 'Never', es: 'Nunca' }, points: 0 },
      { code: 'sometimes', says: { en: 'Not every day', es: 'No todos los días' }, points: 1 },
      { code: 'daily', says: { en: 'Every day', es: 'Todos los días' }, points: 2 },
    ],
  ),
  question(
    'opioid',
    'Opioids',
    'Do you take opioids: pain pills, heroin, fentanyl, methadone or buprenorphine?',
    '¿Toma opioides: pastillas para el dolor, heroína, fentanilo, metadona o buprenorfina?',
  ),
  question(
    'other-sedative',
    'Other sedatives',
    'Do you take anything else to sleep or to calm down?',
    '¿Toma algo más para dormir o calmarse?',
  ),
  question('other-drug', 'Other drugs', 'Do you use any other drug?', '¿Usa alguna otra droga?'),
  question(
    'daily-use',
    'Uses every day',
    'Is there any of these that you take every day?',
    '¿Hay algo de esto que tome todos los días?',
  ),
  {
    id: 'last-use',
    about: 'Last use, in their words',
    asks: { en: 'When was the last time you took something, and what?', es: '¿Cuándo fue la última vez que tomó algo, y qué?' },
    answer: { kind: 'text', means: 'words' },
  },
  question(
    'past-seizure',
    'Seizure in withdrawal before',
    'When you stopped before, did you ever have a seizure?',
    'Cuando lo dejó antes, ¿alguna vez tuvo una convulsión?',
  ),
  question(
    'past-delirium',
    'Delirium in withdrawal before',
    'When you stopped before, were you ever confused or seeing things?',
    'Cuando lo dejó antes, ¿alguna vez estuvo confundido/a o vio cosas?',
  ),
  question(
    'liver-or-kidney-failure',
    'Liver or kidney failure',
    'Has a doctor told you that your liver or kidneys are failing?',
    '¿Le dijo un médico que le fallan el hígado o los riñones?',
  ),
  question(
    'narrow-angle-glaucoma',
    'Acute narrow-angle glaucoma',
    'Do you have acute narrow-angle glaucoma?',
    '¿Tiene glaucoma agudo de ángulo cerrado?',
  ),
  question(
    'lung-disease-or-apnoea',
    'Lung disease or sleep apnoea',
    'Do you have a disease of the lungs, or does your breath stop in sleep?',
    '¿Tiene una enfermedad de los pulmones o se le corta la respiración al dormir?',
  ),
  question(
    'homeless-or-alone',
    'Homeless or alone',
    'Are you without a home, or alone where you are?',
    '¿Está sin hogar o solo/a donde está?',
  ),
  question(
    'sole-carer',
    'Sole carer',
    'Does somebody depend on you alone, such as a child?',
    '¿Alguien depende solo de usted, como un niño?',
  ),
];
