//! Moving the day along a time line.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent, PointerEvent};

/// Milliseconds of a day.
const DAY: f64 = 86_400_000.0;

/// The whole width of a drawing, in hundredths of a percent.
const WIDE: i32 = 10_000;

/// Lets the marker of a time line be dragged, and moved from change to change by arrow keys. Where
/// it is let go, the form of the day with the given field is sent, as if the day had been typed.
///
/// The slider in it has `aria-valuenow` and `aria-valuemax` in days after `data-first`,
/// `data-changes` with the days of changes counted alike, `data-margin` with the empty share at
/// either end in hundredths of a percent, and `data-field` with the id of the field. Beside it
/// stands an element `.at`, which is moved by its `x` and says its day in `.at-day`. Styles show the
/// slider once `<html>` has `data-ready`.
#[island]
pub fn Marker(
    /// The drawing and its slider.
    children: Children,
) -> impl IntoView {
    view! {
        <div
            class="island-marker"
            on:pointerdown=grab
            on:pointermove=drag
            on:pointerup=let_go
            on:pointercancel=give_up
            on:keydown=step
        >
            {children()}
        </div>
    }
}

/// The slider of a time line.
struct Line(Element);

impl Line {
    fn of(event: &Event) -> Option<Self> {
        let target = event.target()?.dyn_into::<Element>().ok()?;
        target.closest("[role=slider]").ok()?.map(Self)
    }

    fn number(&self, attribute: &str) -> i32 {
        self.0.get_attribute(attribute).and_then(|value| value.parse().ok()).unwrap_or_default()
    }

    fn now(&self) -> i32 {
        self.number("aria-valuenow")
    }

    fn last(&self) -> i32 {
        self.number("aria-valuemax").max(1)
    }

    /// The day under a pointer.
    fn under(&self, pointer: &PointerEvent) -> i32 {
        let place = self.0.get_bounding_client_rect();
        let margin = f64::from(self.number("data-margin")) / f64::from(WIDE);
        let share = (f64::from(pointer.client_x()) - place.left()) / place.width().max(1.0);
        let days = (share - margin) / (1.0 - 2.0 * margin) * f64::from(self.last());
        #[expect(clippy::cast_possible_truncation, reason = "`as` keeps to the ends, and so does the clamp")]
        let days = days.round() as i32;
        days.clamp(0, self.last())
    }

    /// Shows a day, without asking for it yet.
    fn show(&self, days: i32) {
        let margin = self.number("data-margin");
        let place = margin + (i64::from(days) * i64::from(WIDE - 2 * margin) / i64::from(self.last())) as i32;
        let day = self.day(days);
        // Neither names nor values can be refused.
        let _ = self.0.set_attribute("aria-valuenow", &days.to_string());
        let _ = self.0.set_attribute("aria-valuetext", &day);
        let within =
            |selector| self.0.parent_element().and_then(|around| around.query_selector(selector).ok().flatten());
        if let Some(marker) = within(".at") {
            let _ = marker.set_attribute("x", &format!("{}.{:02}%", place / 100, place % 100));
        }
        if let Some(words) = within(".at text") {
            let _ = words.set_attribute("text-anchor", if place > WIDE / 2 { "end" } else { "start" });
        }
        if let Some(words) = within(".at-day") {
            words.set_text_content(Some(&day));
        }
    }

    /// A day as addresses have it.
    fn day(&self, days: i32) -> String {
        let first = self.0.get_attribute("data-first").unwrap_or_default();
        let first = js_sys::Date::new(&first.into()).get_time();
        let day = js_sys::Date::new(&(first + f64::from(days) * DAY).into());
        String::from(day.to_iso_string().slice(0, 10))
    }

    /// Asks for the day that is shown.
    fn ask(&self) {
        let field = self.0.get_attribute("data-field").and_then(|id| document().get_element_by_id(&id));
        let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) else { return };
        field.set_value(&self.day(self.now()));
        if let Some(form) = field.form() {
            // It is refused only where a field does not hold, and then the browser says so.
            let _ = form.request_submit();
        }
    }

    /// The day of the next change before or after the one that is shown.
    fn change(&self, forward: bool) -> Option<i32> {
        let changes = self.0.get_attribute("data-changes")?;
        let mut changes = changes.split(' ').filter_map(|days| days.parse::<i32>().ok());
        let now = self.now();
        if forward { changes.find(|days| *days > now) } else { changes.take_while(|days| *days < now).last() }
    }

    /// The day before it was grabbed.
    fn grabbed_at(&self) -> Option<i32> {
        self.0.get_attribute("data-from")?.parse().ok()
    }
}

fn grab(pointer: PointerEvent) {
    let Some(line) = Line::of(&pointer) else { return };
    if pointer.button() == 0 && line.0.set_pointer_capture(pointer.pointer_id()).is_ok() {
        let _ = line.0.set_attribute("data-from", &line.now().to_string());
        line.show(line.under(&pointer));
    }
}

fn drag(pointer: PointerEvent) {
    if let Some(line) = Line::of(&pointer).filter(|line| line.grabbed_at().is_some()) {
        line.show(line.under(&pointer));
    }
}

fn let_go(pointer: PointerEvent) {
    let Some(line) = Line::of(&pointer) else { return };
    let Some(from) = line.grabbed_at() else { return };
    let _ = line.0.remove_attribute("data-from");
    if line.now() != from {
        line.ask();
    }
}

fn give_up(pointer: PointerEvent) {
    let Some(line) = Line::of(&pointer) else { return };
    if let Some(from) = line.grabbed_at() {
        let _ = line.0.remove_attribute("data-from");
        line.show(from);
    }
}

fn step(key: KeyboardEvent) {
    let Some(line) = Line::of(&key) else { return };
    if key.alt_key() || key.ctrl_key() || key.meta_key() {
        return;
    }
    let to = match key.key().as_str() {
        "ArrowLeft" | "ArrowDown" => line.change(false),
        "ArrowRight" | "ArrowUp" => line.change(true),
        "Home" => Some(0),
        "End" => Some(line.last()),
        _ => return,
    };
    key.prevent_default();
    if let Some(to) = to.filter(|to| *to != line.now()) {
        line.show(to);
        line.ask();
    }
}
