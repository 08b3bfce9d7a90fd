import type { AddVendorDto } from '../contracts/disclosures/vendor.dto.js';
import type { WriteSourceFormDto } from '../contracts/admin/source-form.dto.js';

/** All numbers are from the range reserved for fiction: no phone in the world has them. */
export const demoSite = {
  name: 'Willow Creek (sample site)',
  timeZone: 'America/New_York',
  phoneNumber: '+18885550100',
  hours: { always: true },
} as const;

export const demoManager = { email: 'morgan@ringback.example', name: 'Morgan Reyes' };

export const demoCounsellors = [
  { email: 'ana@ringback.example', name: 'Ana Ruiz', phoneNumber: '+12025550111', languages: ['en', 'es'] },
  { email: 'ben@ringback.example', name: 'Ben Carter', phoneNumber: '+12025550112', languages: ['en'] },
  { email: 'chloe@ringback.example', name: 'Chloe Park', phoneNumber: '+12025550113', languages: ['en'] },
] as const;

export const demoClinician = {
  email: 'casey@ringback.example',
  name: 'Casey Lin',
  licence: { state: 'NY', number: 'SAMPLE-0001', validUntil: '2099-12-31' },
} as const;

/** Beside the crisis line and poison control, which every site has. */
export const demoPartner = { kind: 'medical-partner', name: 'Lakeside night desk', phoneNumber: '+12025550171' } as const;

/** The agreements with the carrier and the clearing house, as samples: real ones are added by an administrator. */
export const demoVendors: readonly AddVendorDto[] = [
  {
    key: 'twilio',
    name: 'Twilio (sample agreement)',
    services: ['calls', 'texts', 'recordings'],
    baaOn: '2025-01-01',
    qsoa: true,
  },
  {
    key: 'clearing-house',
    name: 'Simulated clearing house (sample agreement)',
    services: ['questions to insurers'],
    baaOn: '2025-01-01',
    qsoa: true,
  },
];

/** The form of the sample website, at /form/willow-creek. */
export const demoForm: WriteSourceFormDto = { slug: 'willow-creek', languages: ['en', 'es'], framedBy: [], enabled: true };

/** A site's own words, as an administrator would write them. */
export const demoScripts = [
  { key: 'greeting.welcome', language: 'en', text: 'Thank you for calling Willow Creek. We are glad you did.' },
  { key: 'greeting.welcome', language: 'es', text: 'Gracias por llamar a Willow Creek. Nos alegra que lo haya hecho.' },
] as const;

/** How the simulated phones of staff and partner behave: picked up, 1 pressed, talking until the other side hangs up. */
const answeredPhone = { kind: 'human', answerAfterSeconds: 2, press: '1', pressAfterSeconds: 2 } as const;

export const demoPhones = [...demoCounsellors, demoPartner].map(({ name, phoneNumber }) => ({
  ...answeredPhone,
  number: phoneNumber,
  name,
}));

export interface DemoFile {
  readonly staff: readonly { readonly email: string; readonly password: string; readonly roles: readonly string[] }[];
  readonly sourceKey: string;
  readonly site: { readonly name: string; readonly number: string };
  readonly phones: typeof demoPhones;
}
