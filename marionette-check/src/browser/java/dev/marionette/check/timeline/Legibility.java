package dev.marionette.check.timeline;

/** Scripts that look for what is hard to read on a page. */
final class Legibility {

    /** Texts with less contrast than level AA of WCAG 2.2 asks for (success criterion 1.4.3, 4.5 to 1). */
    static final String FAINT_TEXTS = """
            const channels = colour => colour.match(/[\\d.]+/g).map(Number);
            const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
                .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
            const behind = element => {
              for (let e = element; e; e = e.parentElement) {
                const colour = getComputedStyle(e).backgroundColor;
                if (!/, 0\\)$/.test(colour) && colour !== 'transparent') return channels(colour);
              }
            };
            const texts = [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && !e.matches('script, option')
                && [...e.childNodes].some(node => node.nodeType === 3 && node.data.trim()));
            return texts.filter(e => {
              const [a, b] = [light(channels(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
              return (a + .05) / (b + .05) < 4.5;
            }).map(e => e.tagName + ' ' + e.className + ' ' + e.textContent);
            """;

    /** Labels, numbers and instants that lie over one another. */
    static final String OVERLAPS = """
            const seen = selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility() && e.textContent)
                .map(e => ({ text: e.textContent, box: e.getBoundingClientRect() })).filter(({ box }) => box.width > 0);
            const meet = (a, b) => a.left < b.right - .5 && b.left < a.right - .5 && a.top < b.bottom - .5 && b.top < a.bottom - .5;
            const found = [];
            for (const selector of ['#bars .label', '#points .point', '#ruler span', '#names span']) {
              const all = seen(selector);
              all.forEach((a, i) => all.slice(i + 1).forEach(b => { if (meet(a.box, b.box)) found.push(a.text + ' / ' + b.text); }));
            }
            return found;
            """;

    private Legibility() {}
}
