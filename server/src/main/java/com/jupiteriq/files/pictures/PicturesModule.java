package com.jupiteriq.files.pictures;

import com.jupiteriq.kernel.Meters;
import com.jupiteriq.tasks.Tasks;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Builds what makes thumbnails over [PictureSettings], which the start brings.
@Configuration(proxyBeanMethods = false)
public class PicturesModule {

    @Bean
    Pictures pictures(PictureSettings settings, InstantSource clock) {
        return new Pictures(settings, clock);
    }

    @Bean
    Tasks pictureTasks(Pictures pictures) {
        return pictures.tasks();
    }

    @Bean
    Meters pictureMeters(Pictures pictures) {
        return pictures.meters();
    }
}
