import { words } from './catalogue.js';

/** How a stage of an intake is called on a screen. */
export const stageWords = words({
  en: {
    inquiry: 'Inquiry',
    attempting: 'Being called',
    contacted: 'Talked with',
    screening: 'Screening',
    coverage: 'Coverage',
    'clinical-review': 'Clinical review',
    approved: 'Approved',
    waitlisted: 'Waiting list',
    scheduled: 'Scheduled',
    'no-show': 'Did not come',
    arrived: 'Arrived',
    emergency: 'Emergency',
    admitted: 'Admitted',
    closed: 'Closed',
  },
  es: {
    inquiry: 'Consulta',
    attempting: 'Se le llama',
    contacted: 'Se habló',
    screening: 'Evaluación',
    coverage: 'Cobertura',
    'clinical-review': 'Revisión clínica',
    approved: 'Aprobado',
    waitlisted: 'Lista de espera',
    scheduled: 'Con cita',
    'no-show': 'No llegó',
    arrived: 'Llegó',
    emergency: 'Emergencia',
    admitted: 'Admitido',
    closed: 'Cerrado',
  },
});
