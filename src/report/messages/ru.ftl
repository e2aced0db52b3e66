# Слова самого отчёта. Названия участников, тем и позиций берутся из пакета правил.

# What was read and found
reports = { $n ->
    [one] { $n } сообщение
    [few] { $n } сообщения
   *[other] { $n } сообщений
}
outlets = { $n ->
    [one] { $n } издание
    [few] { $n } издания
   *[other] { $n } изданий
}
claims = { $n ->
    [one] { $n } утверждение
    [few] { $n } утверждения
   *[other] { $n } утверждений
}
statements = { $n ->
    [one] { $n } заявление
    [few] { $n } заявления
   *[other] { $n } заявлений
}
conflicts = { $n ->
    [one] { $n } расхождение
    [few] { $n } расхождения
   *[other] { $n } расхождений
}
contradictions = { $n ->
    [one] { $n } противоречие
    [few] { $n } противоречия
   *[other] { $n } противоречий
}
shifts = { $n ->
    [one] { $n } смена позиции
    [few] { $n } смены позиции
   *[other] { $n } смен позиции
}
divergences = { $n ->
    [one] { $n } разногласие
    [few] { $n } разногласия
   *[other] { $n } разногласий
}
skipped = пропущено: { $n }
span = с { $first } по { $last }
no-day-known = дата неизвестна
pack = пакет правил { $id } ({ $origin })
copy-of = { $copy } — копия { $first }
more = + ещё { $n }

# Headings
against = { $a } — { $b }
heading-contradictions = Противоречия
heading-others = Другие противоречия
heading-shifts = Смена позиции: тот же участник сказал иное
heading-divergences = Разногласия внутри одной стороны
heading-timeline = День за днём
heading-matrix = Заявления по участникам и темам
heading-reports = Сообщения и утверждения в них

# Circumstances of a claim
day-about = около { $day }
no-day = без даты
outlet-unknown = издание неизвестно
same-day = в тот же день
days-apart = { $n ->
    [one] разница { $n } день
    [few] разница { $n } дня
   *[other] разница { $n } дней
}
day-unknown = дата неизвестна
earlier = { $n ->
    [0] в том же предложении
    [one] за { $n } предложение до этого
    [few] за { $n } предложения до этого
   *[other] за { $n } предложений до этого
}
via = через { $actor }
carried = говорящий назван раньше
learnt = представитель назван { $earlier }
unlisted = говорящего нет в пакете правил
hedged = с оговоркой
of-another = говорит о другом: { $actor }
told-by = в изложении: { $actor }
spokesperson = представитель { $name }

# Signs and what they mean
carried-means = предложение не называет говорящего, его называет более раннее
hedged-means = само сообщение не ручается за эти слова (так называемый, якобы)
of-another-means = утверждение о том, что делает этот другой участник
told-by-means = что, по словам этого участника, сказал другой; сказано могло быть иначе

# Kinds of conflict
kind-contradiction = противоречие
kind-shift = смена позиции
kind-divergence = разногласие

# Nothing found
none-shown = Среди показанного противоречий нет.
none-between = Противоречий между ними нет.
none-found = Противоречий не найдено.

# The page
page-skip = К противоречиям
page-standfirst = Где две стороны говорят то, что не может быть верно одновременно: их словами, с указанием дня и издания.
page-sections = Разделы
page-reports = Сообщения
page-found = Найдено
page-days = Дни
page-pack = Пакет правил
page-skipped = Пропущено
page-copies = Копии
page-undated = Без даты, поэтому сравниваются только внутри себя
page-shown = Показано
page-then = затем
page-published = Опубликовано
page-file = Файл
page-also = Все заявления этой строки: { $n }
page-quotation = Цитата
page-no-claims = Утверждений в нём не найдено.
page-how = Как читать эту страницу
page-how-words = Противоречие — между двумя участниками, которые не могут быть правы оба, об одних и тех же сторонах и в пределах срока, заданного темой. Смена позиции — когда сам участник сказал иное. Разногласие — между двумя голосами одной стороны. Страница говорит, что два утверждения несовместимы, а не какое из них верно.
page-how-quotes = Каждая цитата приведена как в сообщении, с несколькими словами до и после неё; решающие слова выделены. Цвет и форма знака говорят об одном: какой ответ участник даёт по теме.
page-how-lines = Линии на графиках: каждая соединяет два заявления, показанные в её строке.
page-made = Составлено программой gainsay
page-nothing = Этим условиям на странице ничего не отвечает.

# Links to the sections
nav-contradictions = Противоречия
nav-others = Другие противоречия
nav-shifts = Смены позиции
nav-divergences = Разногласия
nav-timeline = День за днём
nav-matrix = Участники и темы
nav-reports = Сообщения

# Filters
filter = Отбор
filter-topic = Тема
filter-actor = Участник
filter-outlet = Издание
filter-kind = Вид
filter-from = С
filter-to = По
filter-search = Поиск
filter-all = все
filter-reset = Показать всё
filter-count = Показано строк: { $rows } из { $all-rows }, утверждений: { $claims } из { $all-claims }

# Charts
chart-actor = Участник
chart-day = День
chart-position = Позиция
chart-outlets = Издания
chart-claims = Утверждения
chart-no-day = без даты
chart-table = То же в виде таблицы
chart-title = { $topic }: кто, что и когда сказал
chart-scroll = { $what } (прокручивается вбок)
line-contradiction = противоречие
line-shift = смена позиции
line-divergence = разногласие

# Days
day-long = { $day } { $month } { $year }
month-of-year = { $month } { $year }
month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря
month-name-1 = январь
month-name-2 = февраль
month-name-3 = март
month-name-4 = апрель
month-name-5 = май
month-name-6 = июнь
month-name-7 = июль
month-name-8 = август
month-name-9 = сентябрь
month-name-10 = октябрь
month-name-11 = ноябрь
month-name-12 = декабрь
