import { PhoneAtTheDesk } from '../../../phone/phone-at-the-desk.js';
import { useDesk } from '../desk-query.js';
import { OfferCard } from './offer-card.js';
import { PresenceSwitch } from './presence-switch.js';

/** What a counsellor has on every screen: where they are, and whoever is offered to them. */
export default function DeskDock() {
  const { data: desk } = useDesk();
  if (!desk) return null;
  return (
    <>
      <PresenceSwitch desk={desk} />
      <PhoneAtTheDesk desk={desk} />
      {desk.offer && <OfferCard key={desk.offer.id} desk={desk} offer={desk.offer} />}
    </>
  );
}
