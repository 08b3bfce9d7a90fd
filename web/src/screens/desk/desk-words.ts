import { words } from '../../words/catalogue.js';

export const deskWords = words({
  en: {
    title: 'Desk',
    noName: 'No name given',
    aCaller: 'A caller',
    live: 'On the phone now',
    callback: 'We call them',
    english: 'English',
    spanish: 'Spanish',
    waiting: (time: string) => `Waiting for ${time}`,
    danger: 'Signs of danger',
    cancel: 'Cancel',
  },
  es: {
    title: 'Puesto',
    noName: 'Sin nombre',
    aCaller: 'Una persona que llama',
    live: 'Está al teléfono',
    callback: 'Le llamamos',
    english: 'Inglés',
    spanish: 'Español',
    waiting: (time: string) => `Espera desde hace ${time}`,
    danger: 'Señales de peligro',
    cancel: 'Cancelar',
  },
});
