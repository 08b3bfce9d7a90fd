/** What counsellors do in their console with an offer: one clicks, sometimes as the key is pressed or as another does the same. */
export class OfferClicks {
  #lane;
  #app;
  #counsellors;

  constructor(lane, app, { counsellors }) {
    this.#lane = lane;
    this.#app = app;
    this.#counsellors = counsellors;
  }

  offered({ offerId, counsellorId }) {
    const { random } = this.#lane;
    const seconds = random.pick([1, 3, 5, 8, this.#app.offerSeconds]); // the last: as the offer runs out and goes to the next one
    if (random.chance(0.5)) this.#click(seconds, () => this.#app.click.accept(offerId, counsellorId));
    if (random.chance(0.15)) this.#click(seconds, () => this.#app.click.accept(offerId, counsellorId)); // the second tab
    if (random.chance(0.2)) this.#click(seconds, () => this.#app.click.accept(offerId, random.pick(this.#counsellors))); // F58
    if (random.chance(0.1)) this.#click(seconds, () => this.#app.click.decline(offerId, counsellorId, 'not now'));
  }

  #click(seconds, act) {
    this.#lane.in(seconds, act, (error) => {
      if (error instanceof this.#app.DomainError) this.#lane.story.tally.refused++;
      else this.#lane.story.unexpected(error);
    });
  }
}
